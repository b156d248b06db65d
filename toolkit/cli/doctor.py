"""`alliance doctor`: what is installed, missing or in the way; `--bundle` packs it for a helper, with names taken out."""

import json
import os
import platform
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from toolkit import __version__, shipped
from toolkit.cli.voice import voice_of
from toolkit.phrases import Voice, padded, phrase, said

BUNDLE = "alliance-doctor.zip"
NEEDED = ("pydantic", "babel", "ruamel.yaml", "pyyaml", "jinja2", "cookiecutter", "mkdocs-material", "xlsxwriter")
NEEDED_TOO = ("openpyxl", "tzdata", "platformdirs")


AGAIN = phrase(
    "doctor/again", "Install it again with: {command}", command="pip install --force-reinstall alliance-toolkit"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: `state` is ok, missing or note.

    `bundled` is what a bundle says of it, where the line itself names a person's file.
    """

    state: str
    what: str
    advice: str = ""
    bundled: str = ""


def parser() -> ArgumentParser:
    """The options of `alliance doctor`."""
    made = ArgumentParser("alliance doctor", description="What is installed, missing or in the way.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="a site (default: this folder)")
    made.add_argument("--bundle", action="store_true", help=f"write {BUNDLE} for someone who helps you")
    return made


def run(words: Sequence[str]) -> int:
    """Print what was found; 1 where something that is needed is missing."""
    options = parser().parse_args(words)
    root = Path(options.path)
    lines = list(examined(root))
    voice = voice_of(options)
    print("\n".join(_shown(line, voice) for line in lines))
    if options.bundle:
        write_bundle(root, lines)
        wrote = phrase(
            "doctor/wrote",
            "Wrote {file}: versions, findings and the shape of site.yaml, without names, mails, texts or answers.",
            file=BUNDLE,
        )
        print("\n" + said(wrote, voice))
    return 1 if any(line.state == "missing" for line in lines) else 0


LOOKED = {
    "ok": phrase("doctor/ok", "ok"),
    "missing": phrase("doctor/missing", "missing"),
    "note": phrase("doctor/note", "note"),
}


def _shown(line: Line, voice: Voice) -> str:
    advice = f"\n          {said(line.advice, voice)}" if line.advice else ""
    return f"{padded(said(LOOKED[line.state], voice), 8)}  {said(line.what, voice)}{advice}"


def examined(root: Path) -> Iterable[Line]:
    """Everything that is looked at, in order."""
    on = {
        "name": "alliance-toolkit",
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
    }
    yield Line("ok", phrase("doctor/tool", "{name} {version} on Python {python}, {system}", **on))
    yield from _packages()
    yield _yaml()
    yield from _extras()
    yield _content()
    yield _writable(root)
    yield from _surroundings(root)


def _packages() -> Iterable[Line]:
    for name in (*NEEDED, *NEEDED_TOO):
        try:
            yield Line("ok", f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Line("missing", name, AGAIN)


def _yaml() -> Line:
    from toolkit.store.yaml import parser_name

    return Line("ok", phrase("doctor/yaml", "YAML is read by {parser}", parser=parser_name()))


def _extras() -> Iterable[Line]:
    yield from _pdf()
    if find_spec("holidays") is None or find_spec("icalendar") is None:
        how = phrase("doctor/both", "To have both: {command}", command='pip install "alliance-toolkit[plan]"')
        without = phrase("doctor/no_plan", "plans take no heed of public holidays, and there are no calendar files")
        yield Line("note", without, how)
        return
    yield Line(
        "ok",
        phrase("doctor/holidays", "public holidays are told by {library}", library=f"holidays {version('holidays')}"),
    )


def _pdf() -> Iterable[Line]:
    if find_spec("typst") is None:
        how = phrase("doctor/make_pdf", "To make them: {command}", command='pip install "alliance-toolkit[pdf]"')
        yield Line("note", phrase("doctor/no_pdf", "PDF files are not made"), how)
        return
    from toolkit.document.fonts import installed_folders

    made = {"library": f"typst {version('typst')}", "count": len(installed_folders())}
    yield Line("ok", phrase("doctor/pdf", "PDF files are made by {library}, with fonts from {count} packages", **made))


def _content() -> Line:
    found = (shipped.modalities() / "common" / "protocol.yaml").is_file()
    if found:
        return Line("ok", phrase("doctor/content", "the shipped content is there"))
    return Line("missing", phrase("doctor/no_content", "the shipped content"), AGAIN)


def _writable(root: Path) -> Line:
    if os.access(root, os.W_OK):
        return Line("ok", phrase("doctor/writable", "this folder can be written"))
    return Line(
        "missing",
        phrase("doctor/not_writable", "the right to write in this folder"),
        phrase("doctor/own_folder", "Choose a folder of your own, for instance in Documents."),
    )


def _surroundings(root: Path) -> Iterable[Line]:
    """What gets in the way: synchronised folders, long paths, copies of site.yaml."""
    whole = str(root.resolve())
    if re.search(r"onedrive|dropbox|google ?drive|icloud|nextcloud", whole, re.IGNORECASE):
        yield Line(
            "note",
            phrase("doctor/synchronised", "this folder is synchronised"),
            phrase("doctor/in_step", "Wait until it is in step before you build on another computer."),
        )
    if len(whole) > 120:
        yield Line(
            "note",
            phrase("doctor/long", "the path of this folder is long"),
            phrase("doctor/shorter", "Windows stops at 260 characters; use a shorter one."),
        )
    from toolkit.store.folder import copies_in

    names = sorted(path.name for path in root.iterdir()) if root.is_dir() else []
    for found in copies_in(names):
        yield Line("note", found.what, found.fix, bundled=f"finding {found.code}")


def write_bundle(root: Path, lines: Iterable[Line]) -> None:
    """A zip with what a helper needs: no value that a person wrote goes into it."""
    from datetime import date

    from toolkit.cli.opening import open_site
    from toolkit.document.zip import pack

    opened = open_site(root, date.today()) if (root / "site.yaml").is_file() else None
    findings = opened.findings if opened else []
    files = {
        "doctor.txt": "".join(f"{line.state:<8}  {line.bundled or line.what}\n" for line in lines),
        "findings.txt": "".join(f"{one.place.line}:{one.place.column} {one.severity} {one.code}\n" for one in findings),
        "site-shape.txt": shape_of((root / "site.yaml").read_text(encoding="utf-8", errors="replace"))
        if opened
        else "",
        "python.json": json.dumps({"executable": Path(sys.executable).name, "encoding": sys.stdout.encoding}) + "\n",
    }
    Path(BUNDLE).write_bytes(pack({name: text.encode("utf-8") for name, text in files.items()}))


_BLOT = re.compile(r"[^\s\[\]{},:#\"-]")
_ROW = re.compile(r"^(\s*(?:- )*)(?:([A-Za-z_]\w*)(:(?=\s|$)))?(.*)$")


def shape_of(text: str) -> str:
    """A declaration with all that a person wrote blotted out: our own keys, indentation and punctuation stay."""
    ours = _keys()
    rows = []
    for row in filter(None, map(_ROW.match, text.splitlines())):
        start, key, colon, rest = row[1], row[2] or "", row[3] or "", row[4]
        rows.append(f"{start}{key if key in ours else _blotted(key)}{colon}{_blotted(rest)}\n")
    return "".join(rows)


def _blotted(text: str) -> str:
    return _BLOT.sub("x", text)


def _keys() -> set[str]:
    """Every key that a declaration may hold."""
    from toolkit.cli.schema import schema_of
    from toolkit.model.site import Site

    schema = schema_of(Site)
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}
