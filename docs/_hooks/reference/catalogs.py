"""Which kind of key lies in which PO file, how many texts each holds, and how far each language is."""

from collections.abc import Mapping, Sequence

from reference.markdown import table
from toolkit import shipped
from toolkit.catalog.extract import Source, extracted
from toolkit.catalog.status import status_of
from toolkit.model.catalog import FILES
from toolkit.model.content import Protocol
from toolkit.resolve.approval import Approvals
from toolkit.store.content import Folders, load_content

WHERE = {
    "protocol": "`protocol.yaml`: the training as a whole, its forms and occasions",
    "taxonomy": "`taxonomy.yaml`: markers, strategies, themes, competencies",
    "scenario": "role-play cases",
    "instrument": "questions, answers and instructions",
    "adapter": "what a published instrument measures and what to mind; never its text",
    "module": "units of the training",
    "document": "documents for participants",
    "coding": "the coding manual",
    "interface": "words of pages, packs and forms",
    "tool": "what the command itself says",
}

INTRO = """# Keys and catalogs

A message key is made of the ids on the way to a text: the kind, the id of the file, then each key of the YAML and each list
entry's `id`, `code` or `value`. It is the `msgctxt` of the message in its PO file, and the English text is the `msgid`.

```text
scenario/quiet-agreement/beats/praise/responses/met/client
instrument/rrse/sections/recognise/items/rrse01/text
interface/survey/next
```

A modality's own words and its variants of scenarios begin with `modality/<id>/`, and lie in a file of their own.

## Which key lies in which file { #files }
"""


def page() -> str:
    protocol = content()
    sources = extracted(protocol)
    parts = [
        INTRO,
        _files(),
        "## How many texts there are { #counts }\n",
        _counts(sources),
        _languages(protocol, sources),
    ]
    return "\n".join(parts)


def content() -> Protocol:
    loaded, findings = load_content(Folders(shipped.modalities(), shipped.locales()))
    if loaded.protocol is None:
        raise ValueError(f"the shipped content cannot be read: {findings}")
    return loaded.protocol


def _files() -> str:
    rows = [(f"`{kind}/...`", f"`{file}.po`", WHERE[kind]) for kind, file in FILES.items()]
    rows.append(
        ("`modality/<id>/...`", "`modality-<id>.po`", "the words of one approach, and its variants of scenarios")
    )
    return table(("key", "file", "what it holds"), rows)


def _counts(sources: Mapping[str, Sequence[Source]]) -> str:
    rows = [
        (f"`{file}.po`", str(len(rows)), str(sum(len(row.text.split()) for row in rows)))
        for file, rows in sources.items()
    ]
    return table(("file", "texts", "English words"), rows)


def _languages(protocol: Protocol, sources: Mapping[str, Sequence[Source]]) -> str:
    approved = Approvals(
        protocol.reviews, protocol.catalogs, protocol.messages(), protocol.renames, protocol.instruments
    )
    rows = []
    for tag in sorted(set(protocol.locales) - {"en"}):
        status = status_of(sources, protocol.catalogs.get(tag, {}), tag, approved)
        sums = [
            str(sum(getattr(row, name) for row in status))
            for name in ("texts", "translated", "approved", "needs_check")
        ]
        rows.append((f"{protocol.locales[tag].name} (`{tag}`)", *sums))
    head = ("language", "texts", "translated", "of these approved", "source changed since")
    note = "A text that nobody has approved is a draft, and every output marks it.\n"
    return f"## How far each language is {{ #languages }}\n\n{table(head, rows)}\n{note}"
