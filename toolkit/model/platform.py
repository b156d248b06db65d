"""What each survey platform takes: names, codes, lengths, reserved words and languages; facts alone, nothing is written here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

EVERYWHERE = frozenset(
    {"lang", "sid", "savedid", "token", "qid", "gid", "sgq", "self", "that", "this", "time", "other", "meta"}
)
"""Words that some platform keeps for itself, ignoring case; no variable and no section is called so on any of them."""


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform's rules. `most_*` are characters; 0 means that no limit is known."""

    id: str
    name: re.Pattern[str]
    """What a variable may be called."""
    answer: re.Pattern[str]
    """What the code of an answer may be."""
    most_name: int = 0
    most_title: int = 0
    most_answer: int = 0
    reserved: frozenset[str] = frozenset()
    native: frozenset[str] = field(default_factory=frozenset)
    """Row keys that the platform records by itself, under names of its own."""


WEB = Platform("web", re.compile(r"[a-z][a-z0-9]{1,19}"), re.compile(r"[0-9]{1,2}"), 20)
XLSFORM = Platform(
    "xlsform",
    re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*"),
    re.compile(r"[^\s]+"),
    reserved=frozenset({"meta"}),
)
LIMESURVEY = Platform(
    "limesurvey",
    re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}"),
    re.compile(r"[A-Za-z0-9]{1,5}"),
    most_name=20,
    most_title=200,
    most_answer=5,
    reserved=frozenset({"LANG", "SID", "SAVEDID", "TOKEN", "QID", "GID", "SGQ", "self", "that", "this"}),
    native=frozenset({"started", "submitted"}),
)
PLATFORMS = {platform.id: platform for platform in (WEB, XLSFORM, LIMESURVEY)}

XLSFORM_SUBTAGS = re.compile(r"[a-z]{2,3}")

_LIMESURVEY_CODES = (
    "af am ar az be bg bn bs ca ca-valencia ceb ckb cnr cs cs-informal cy da de de-easy de-informal el en es es-AR"
    " es-AR-informal es-CL es-CO es-MX es-informal et eu fa fi fil fr ful gl gu he hi hil hr hu hy id ie ike ilo is"
    " it it-informal ja ka kal kk kmr kn ko ky lb lt lv mk ml mn mr ms mt mya nb nl nl-informal nn ny oc pa pap-CW"
    " pl pl-informal prs ps pt pt-BR ro roh ru run rw sah si sk sl smi so sq sr sr-Latn sv swh ta te tg th ti tl tr"
    " ug uk ur vi xho yor zh-Hans zh-Hant-HK zh-Hant-TW zu"
)
LIMESURVEY_LANGUAGES = frozenset(_LIMESURVEY_CODES.split())
"""Codes for which LimeSurvey has interface texts (its own table of languages); others import, but buttons stay in English."""

_LIMESURVEY_OWN = {
    "fa-af": "prs",
    "ff": "ful",
    "ga": "ie",
    "iu": "ike",
    "iw": "he",
    "kl": "kal",
    "ku": "kmr",
    "my": "mya",
    "no": "nb",
    "pap": "pap-CW",
    "rm": "roh",
    "rn": "run",
    "se": "smi",
    "sr-cyrl": "sr",
    "sw": "swh",
    "xh": "xho",
    "yo": "yor",
    "zh": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-hant": "zh-Hant-TW",
    "zh-tw": "zh-Hant-TW",
    "zh-hk": "zh-Hant-HK",
    "zh-mo": "zh-Hant-HK",
}
"""BCP 47 tag in small letters -> what LimeSurvey calls the same language."""

_BY_LOWER = {**{code.lower(): code for code in LIMESURVEY_LANGUAGES}, **_LIMESURVEY_OWN}
del _BY_LOWER["ie"]  # Interlingue in BCP 47, Irish in LimeSurvey


def limesurvey_language(tag: str) -> tuple[str, bool]:
    """LimeSurvey's code for a language, and whether it is the same language; else the nearest known one, last English."""
    parts = tag.replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        found = _BY_LOWER.get("-".join(parts[:length]))
        if found:
            return found, length == len(parts)
    return "en", False


def limesurvey_languages(tags: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """A code for each of several languages, no two alike: where two share one, the later keeps its own tag and is not known."""
    found: list[tuple[str, bool]] = []
    taken: set[str] = set()
    exact = {limesurvey_language(tag)[0] for tag in tags if limesurvey_language(tag)[1]}
    for tag in tags:
        code, same = limesurvey_language(tag)
        if code in taken or (not same and code in exact):
            code, same = re.sub(r"[^A-Za-z0-9-]", "-", tag), False
        taken.add(code)
        found.append((code, same))
    return tuple(found)


def xlsform_labels(languages: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The label of each (tag, own name): `日本語 (ja)`.

    The converter reads what stands between the first bracket and the last one, and knows primary subtags alone: brackets
    in a name become commas, and two variants of one language stay apart through their names, with the tag added where even
    those are alike.
    """
    plain = [
        (tag, re.sub(r"\s*[(（]\s*([^()（）]*)[)）]", r", \1", name).replace("::", " ").strip())
        for tag, name in languages
    ]
    labels = [f"{name} ({primary_subtag(tag)})" for tag, name in plain]
    return tuple(
        label if labels.count(label) == 1 else f"{name} {tag} ({primary_subtag(tag)})"
        for label, (tag, name) in zip(labels, plain, strict=True)
    )


def primary_subtag(tag: str) -> str:
    """The language of a tag without script, region and variant; `und` where it has none."""
    first = tag.replace("_", "-").split("-")[0].lower()
    return first if XLSFORM_SUBTAGS.fullmatch(first) else "und"
