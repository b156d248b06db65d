"""The findings, from the table of codes."""

from itertools import groupby

from reference.markdown import prose
from toolkit.codes import FAMILIES, Code, all_codes

TOPICS = {
    "ADAP": "Published instruments",
    "BASE": "The pinned copy of the protocol",
    "BOOK": "The documentation site",
    "CHEK": "Checks of translations",
    "CMD": "How a command was called",
    "CODE": "The manual for coding open answers",
    "CONT": "Content as a whole",
    "COVE": "What the scenarios cover",
    "DOCU": "Documents that people read and sign",
    "EXCH": "Translating in Excel or Word",
    "FILE": "Files",
    "FORM": "Forms, on every platform",
    "INST": "Instruments",
    "KEY": "Keys and values",
    "KEYB": "What a keyboard put in",
    "LANG": "Languages",
    "LAYER": "Adaptations and layers",
    "LIME": "Forms for LimeSurvey",
    "LOC": "Catalogs of translations",
    "MODU": "Modules",
    "PACK": "Packs",
    "PLAN": "The plan of the training",
    "PUB": "Writing what was built",
    "REVW": "Reviews and signatures",
    "SAFE": "Safety",
    "SCEN": "Scenarios",
    "SITE": "A site's declaration",
    "STUDY": "A study and its sites",
    "TIME": "Dates and times",
    "VARI": "Variants",
    "WEB": "Web forms",
    "XLSF": "Forms for ODK, KoboToolbox and others",
    "YAML": "How YAML is written",
}
"""Prefix of a code -> what its findings are about."""

INTRO = """# Findings

Everything that a command has to say about your files has a code. `alliance fix CODE` prints what stands here. A word in
braces, as `{value}`, is filled in when the finding is made.

An **error** keeps what it is about from being made, and ends a command with exit code 1. A **warning** is something to
think about; a site that has done so writes it under `accepted:` in `site.yaml`, with a reason. A **to-do** is what a draft
may still lack: it becomes an error once the site says that it is `ready`. A **note** is good to know.
"""


def prefix_of(code: str) -> str:
    return code.rstrip("0123456789")


def page() -> str:
    codes = all_codes()
    parts = [INTRO]
    for prefix, names in groupby(codes, prefix_of):
        parts.append(f"## {TOPICS[prefix]} {{ #{prefix} }}\n")
        parts += [_finding(name, codes[name]) for name in names]
    return "\n".join(parts)


def _finding(name: str, code: Code) -> str:
    severity = "to-do" if code.severity == "todo" else code.severity
    lines = (f"**{severity}**: {prose(code.what)}", f"What to do: {prose(code.fix)}", f"Why: {prose(code.why)}")
    return f"### {name} {{ #{name} }}\n\n" + "\n\n".join(lines) + "\n"


def prefixes() -> set[str]:
    """Every family of codes that there is."""
    return set(FAMILIES)
