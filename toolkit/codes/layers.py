"""Codes of findings about layers, adaptations and the base."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "LAYER001": Code(
        "error",
        "this change says {given}, and it needs exactly one of `text`, `set`, `remove` and `add`",
        "Keep one of them: `text:` for other words, `set:` for another value, `remove: true`, or `add:` with `after:`.",
        "One record is one change, so that it can be reasoned about and taken back alone.",
    ),
    "LAYER002": Code(
        "error",
        'there is already a {kind} named "{id}" in the protocol',
        "Give your own one another name, in the file and as the file's name.",
        "A name that means two things would let a site change shared content without saying so.",
    ),
    "LAYER003": Code(
        "error",
        'there is nothing to change under "{target}"',
        "{suggestion}`alliance explain KEY` shows what stands under a key and where it comes from.",
        "A change to something that does not exist would be lost without a word.",
    ),
    "LAYER004": Code(
        "error",
        '"{target}" belongs to the core of the protocol ({core})',
        "Leave it as it is, or write `tier: core` to declare a deviation; every output will show it.",
        "What is core makes sites comparable: {reason}",
    ),
    "LAYER005": Code(
        "error",
        'the change "{id}" has no text in {language}',
        "Add the text under `text:` with `{language}:` in front of it.",
        "A changed text needs the working language and English, or readers of one of them would see the old words.",
    ),
    "LAYER006": Code(
        "warning",
        'the change "{id}" is a deviation from the core and nobody has assessed it yet',
        "Let someone other than its author look at it and write `assessed:` with role, fidelity and date.",
        "Comparisons show a deviation that was not assessed as unknown.",
    ),
    "LAYER007": Code(
        "error",
        'the change "{id}" needs `frame:`',
        "Write who decided it, when and why in `frame:`; only changes of tier `surface` need no more than a reason.",
        "Changes of content are coded with FRAME, so that sites can be compared.",
    ),
    "LAYER008": Code(
        "error",
        'the change "{id}" does not fit what it changes: {problem}',
        "{fix}",
        "The changed content has to be as sound as the shared one.",
    ),
    "LAYER009": Code(
        "error",
        'two changes are named "{id}"',
        "Give one of them another name.",
        "Outputs and reports name changes by their name.",
    ),
    "LAYER010": Code(
        "error",
        'the translation of "{key}" in the protocol is approved; this site\'s own file changes it',
        "Take it out of the site's file, or write a record in adaptations.yaml.",
        "An approved text changes through a reasoned record alone.",
    ),
    "LAYER011": Code(
        "error",
        "this file is a list of changes, and it begins with `{name}`",
        "Begin each change with a dash at the beginning of a line, as in `- id: a1`, and set its other keys in by two spaces.",
        "Each change is a record of its own.",
    ),
    "LAYER012": Code(
        "error",
        'the change "{id}" has a text in `{language}`, which is not a language of this site',
        "Write it under one of: {allowed}.",
        "Nobody would ever read this text.",
    ),
    "LAYER013": Code(
        "error",
        '"{target}" is a text',
        "Write its new words under `text:`, with the language in front of each.",
        "A text is changed together with its translations, or the old words would stay in the other languages.",
    ),
    "LAYER014": Code(
        "warning",
        "this site has a translation of `{key}`, and no text is called so",
        "Correct the key{suggestion}, or delete the entry.",
        "A translation under a wrong name is shown to nobody.",
    ),
    "BASE001": Code(
        "error",
        "the lock of this site cannot be read",
        "Take the file back from your version history, or run `alliance upgrade --same-release`.",
        "The lock says which release this site is pinned to.",
    ),
    "BASE002": Code(
        "error",
        "this site has a copy of the protocol, but no lock",
        "Run `alliance upgrade --same-release` to pin it again.",
        "Without the lock nobody can tell whether the copy is whole.",
    ),
    "BASE003": Code(
        "error",
        "the copy of the protocol in this site is not the one that was pinned ({release})",
        "Take the folder .alliance/base back from your version history. Changes belong into adaptations.yaml.",
        "The copy is what makes this site comparable with others.",
    ),
    "BASE004": Code(
        "error",
        "this site wants {wanted}, and what is at hand is {shipped}",
        "Write `protocol: {shipped}`, or install the version of the toolkit that has {wanted}.",
        "A site is built from its own copy of the protocol, or from the release that the toolkit brings.",
    ),
    "BASE005": Code(
        "todo",
        "this site has no copy of the protocol yet",
        "Run `alliance upgrade --same-release` before you collect data.",
        "The copy pins the site, so that a newer toolkit does not change what respondents read.",
    ),
    "BASE006": Code(
        "error",
        "the {kind} `{value}` is not in this site's copy of the protocol yet",
        "Run `alliance upgrade --same-release`; it adds what is new and changes nothing else.",
        "A pinned site is built from its copy alone.",
    ),
}
