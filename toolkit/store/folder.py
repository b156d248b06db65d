"""Finds the declaration in a folder, names what looks like one but is not, and keeps every path inside the folder it belongs to."""

import re
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import Finding, Place, finding
from toolkit.model.names import WINDOWS_DEVICES, nearest
from toolkit.phrases import and_more, phrase

DECLARATIONS = {"site.yaml": "site", "study.yaml": "study"}


class Declaration(NamedTuple):
    """What a folder holds: kind `site`, `study` or `content`, and the folder itself."""

    kind: str
    root: Path


def find_declaration(path: Path, shown: str = "") -> tuple[Declaration | None, list[Finding]]:
    """What a path names: a folder with a site, a study or content, or the file of one of them.

    A folder that holds both a site and a study is a study's. Files with nearly the right name are findings.
    """
    shown = shown or path.as_posix()
    if path.is_file():
        return _of_file(path, shown)
    if not path.is_dir():
        return None, [finding("FILE007", Place(shown), name=shown)]
    names = sorted(entry.name for entry in path.iterdir())
    prefix = "" if shown == "." else f"{shown.rstrip('/')}/"
    findings = copies_in(names, prefix)
    for wanted in ("study.yaml", "site.yaml"):
        if wanted in names:
            return Declaration(DECLARATIONS[wanted], path), findings
    root = _content_root(path)
    if root is not None:
        return Declaration("content", root), findings
    wrong = [item for name in names for item in _nearly(name, names, prefix)]
    stand_ins = [_stand_in(item) for item in findings if item.slots["wanted"] in DECLARATIONS]
    return None, wrong or stand_ins or [_nothing_in(path, names, shown)]


def _of_file(path: Path, shown: str) -> tuple[Declaration | None, list[Finding]]:
    name = path.name
    if name in DECLARATIONS:
        return Declaration(DECLARATIONS[name], path.parent), []
    root = _content_root(path.parent)
    if root is not None and name == "protocol.yaml":
        return Declaration("content", root), []
    wrong = _nearly(name, [name], shown.removesuffix(name))
    if wrong:
        return None, wrong
    if (path.parent / "site.yaml").is_file():
        return Declaration("site", path.parent), []
    slots = {"folder": shown, "found": f"`{name}`"}
    return None, [finding("FILE010", Place(shown), **slots)]


def _content_root(path: Path) -> Path | None:
    """The folder that holds `common/protocol.yaml`, seen from it, from `common` or from the one above."""
    if (path / "common" / "protocol.yaml").is_file():
        return path
    if (path / "modalities" / "common" / "protocol.yaml").is_file():
        return path / "modalities"
    if path.name == "common" and (path / "protocol.yaml").is_file():
        return path.parent
    return None


def _nearly(name: str, names: list[str], prefix: str) -> list[Finding]:
    """A finding for a file whose name is almost that of a declaration."""
    lowered = name.lower()
    for wanted in DECLARATIONS:
        stem = wanted.removesuffix(".yaml")
        if name == wanted or wanted in names:
            continue
        slots = {"name": name, "wanted": wanted}
        if re.fullmatch(rf"{stem}\.ya?ml\.(txt|ya?ml|rtf|docx?)", lowered) or lowered == f"{stem}.txt":
            return [finding("FILE011", Place(f"{prefix}{name}"), **slots)]
        if lowered in (wanted, f"{stem}.yml") or lowered == stem:
            return [finding("FILE012", Place(f"{prefix}{name}"), **slots)]
    return []


_SYNCED = re.compile(
    r"(?P<stem>.+?)"
    r"(?:\.sync-conflict-[\w-]+"
    r"| ?\([^)]*(?:conflict|Konflikt|競合|conflicto)[^)]*\)"
    r"| ?\(\d+\)"
    r"| - (?:Copy|Kopie|Copie|Copia|コピー)(?: ?\(\d+\))?"
    r"|[ _](?:copy|kopie|copie|copia)(?: \d+)?"
    r"|-(?:DESKTOP|LAPTOP|PC|MacBook)[\w.-]*"
    r"|~)"
    r"\.(?P<ending>ya?ml|po|csv|md)",
    re.IGNORECASE,
)
_SITE_HOST = re.compile(r"(?P<stem>site|study|adaptations)-[A-Z0-9][A-Z0-9-]{3,}\.(?P<ending>yaml)")
_COPY_OF = re.compile(
    r"(?:Copy of|Kopie von|Copie de|Copia de) (?P<stem>.+)\.(?P<ending>ya?ml|po|csv|md)", re.IGNORECASE
)
_BACKUP = re.compile(r"(?P<stem>site|study|adaptations)\.(?P<ending>yaml)(?:\.bak|\.orig|\.old|~)", re.IGNORECASE)


def copied_from(name: str) -> str | None:
    """The name of the file that a browser, an editor or a syncing program has made this copy of; None for any other file."""
    for shape in (_SYNCED, _SITE_HOST, _COPY_OF, _BACKUP):
        match = shape.fullmatch(name)
        if match:
            ending = "yaml" if match["ending"].lower() == "yml" else match["ending"].lower()
            return f"{match['stem'].rstrip()}.{ending}"
    return None


def copies_in(names: list[str], prefix: str = "") -> list[Finding]:
    """A finding for each file of a folder that looks like a copy of another."""
    found = []
    for name in names:
        wanted = copied_from(name)
        if wanted and (wanted in names or wanted in DECLARATIONS):
            found.append(finding("FILE013", Place(f"{prefix}{name}"), name=name, wanted=wanted))
    return found


def _stand_in(item: Finding) -> Finding:
    """A copy where there is no original."""
    return finding("FILE014", item.place, **item.slots)


def _nothing_in(path: Path, names: list[str], shown: str) -> Finding:
    inner = [f"{name}/{wanted}" for name in names for wanted in DECLARATIONS if (path / name / wanted).is_file()]
    seen = inner or [name for name in names if not name.startswith(".")]
    found = and_more([f"`{name}`" for name in seen], 8)
    return finding(
        "FILE010", Place(shown), folder=phrase("folder/this", "this folder") if shown == "." else shown, found=found
    )


_REFUSED = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


TOP = phrase("path/top", "it begins at the top of a disk and not in this folder")
OUT = phrase("path/out", "it leads out of the folder")


def path_problem(text: str) -> str:
    """Why a path can't be used inside a folder on every computer, in words; empty where it can."""
    if not text.strip():
        return phrase("path/empty", "it is empty")
    plain = text.replace("\\", "/")
    if plain.startswith(("/", "~")) or re.match(r"[A-Za-z]:", plain):
        return TOP
    for part in plain.split("/"):
        if part == "..":
            return OUT
        if _REFUSED.search(part):
            return phrase("path/mark", "it holds a mark that Windows refuses in names")
        if part not in ("", ".") and part != part.rstrip(" ."):
            return phrase("path/ends", "a name in it ends in a dot or a space")
        if part.split(".")[0].strip().lower() in WINDOWS_DEVICES:
            return phrase("path/device", "`{name}` is the name of a device on Windows", name=part)
        if len(part.encode("utf-8", "replace")) > 200:
            return phrase("path/long", "a name in it is too long")
    return ""


def inside(root: Path, text: str) -> Path | None:
    """The path that a text names inside a folder, or None where it leads out, by a link too, or can't be used everywhere."""
    if path_problem(text):
        return None
    path = root.joinpath(*[part for part in text.replace("\\", "/").split("/") if part not in ("", ".")])
    try:
        resolved, home = path.resolve(), root.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if resolved == home or resolved.is_relative_to(home) else None


def check_inside(root: Path, text: str, place: Place) -> tuple[Path | None, list[Finding]]:
    """As `inside`, with the finding that says why not."""
    path = inside(root, text)
    if path is not None:
        return path, []
    problem = path_problem(text)
    if problem and problem not in (OUT, TOP):
        return None, [finding("FILE016", place, path=text, reason=problem)]
    return None, [finding("FILE015", place, path=text)]


def check_file(root: Path, text: str, place: Place) -> tuple[Path | None, list[Finding]]:
    """As `check_inside`, for a file that has to be there; a name that is nearly right is suggested."""
    path, findings = check_inside(root, text, place)
    if path is None or path.is_file():
        return path, findings
    names = [entry.name for entry in path.parent.iterdir() if entry.is_file()] if path.parent.is_dir() else []
    near = nearest(path.name, sorted(names))
    folder = text.replace("\\", "/").rpartition("/")[0]
    whole = f"{folder}{'/' if folder else ''}{near}"
    suggestion = phrase("file/meant", "Did you mean `{name}`?", name=whole) if near else ""
    return None, [finding("FILE017", place, path=text, suggestion=suggestion)]
