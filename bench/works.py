"""The work that is measured: one site in four languages, and a study of eight such sites."""

import re
import shutil
import tempfile
from pathlib import Path

from measuring import HERE

EXAMPLE = HERE.parent / "examples" / "sapporo" / "site.yaml"
LANGUAGES = ("en", "ja", "en-XA", "ar-XB")
SITES = 8


def room() -> Path:
    """A new folder in memory where there is such a disk, since disks differ tenfold."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="alliance-bench-", dir=memory if memory.is_dir() else None))


def make_site(folder: Path, name: str = "sapporo", study: str = "") -> Path:
    """The example site in four languages, by another name, and as a part of a study where one is named."""
    text = EXAMPLE.read_text(encoding="utf-8")
    tags = ", ".join(LANGUAGES)
    text = re.sub(r"^languages: .*$", f"languages: [{tags}]", text, flags=re.M)
    text = re.sub(r"^respond_in: .*$", f"respond_in: [{tags}]", text, flags=re.M)
    text = text.replace("id: sapporo", f"id: {name}")
    if study:
        text = re.sub(r"^protocol: .*$", rf"\g<0>\nstudy: {study}", text, flags=re.M)
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text(text, encoding="utf-8", newline="\n")
    return folder


def make_study(folder: Path) -> Path:
    """A study of eight sites in four languages each."""
    folder.mkdir(parents=True)
    declared = "schema: 1\nstudy:\n  id: eight\n  name: Eight sites\nprotocol: rupture-repair@1\nsites: [sites/*]\n"
    (folder / "study.yaml").write_text(declared, encoding="utf-8", newline="\n")
    for number in range(1, SITES + 1):
        make_site(folder / "sites" / f"site{number}", f"site{number}", "../..")
    return folder


def add_pages(site: Path, count: int) -> None:
    """Pages of the site's own in every language, so that its documentation has as many as a grown one."""
    sentence = (
        "What was agreed is said again at the start of the next session, in the words of the person who said it. "
    )
    for tag in LANGUAGES:
        (site / "pages" / tag).mkdir(parents=True)
        for number in range(1, count + 1):
            parts = [f"# Page {number}\n"]
            for part in range(1, 7):
                rows = "\n".join(f"- Point {part}.{row}: {sentence}" for row in range(1, 6))
                parts.append(f"## Part {part} of page {number}\n\n{sentence * 3}\n\n{rows}\n")
            (site / "pages" / tag / f"page{number}.md").write_text("\n".join(parts), encoding="utf-8", newline="\n")


def change_message(site: Path, number: int) -> None:
    """One message of a site says something else than before."""
    rows = [
        "- id: door",
        "  target: scenario/fewer-sessions/learner/title",
        f"  text: {{en: Session {number} of many}}",
        "  tier: surface",
        "  reason: The wording of this benchmark.",
    ]
    (site / "adaptations.yaml").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def clear(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def make_catalogs(folder: Path) -> Path:
    """The shared content with its Japanese catalogs."""
    root = HERE.parent
    shutil.copytree(root / "modalities", folder / "modalities")
    for tag in ("en", "ja"):
        shutil.copytree(root / "locales" / tag, folder / "locales" / tag)
    return folder


def change_sources(catalogs: Path) -> int:
    """Every fiftieth message was translated from another English; how many messages there are."""
    count = 0
    for path in sorted(catalogs.glob("*.po")):
        rows = path.read_text(encoding="utf-8").split("\n")
        for number, row in enumerate(rows):
            if row.startswith('msgid "') and row != 'msgid ""':
                count += 1
                if count % 50 == 0:
                    rows[number] = f'{row[:-1]}!"'
        path.write_text("\n".join(rows), encoding="utf-8", newline="\n")
    return count


def keys_in(catalogs: Path) -> list[str]:
    """The key of every message in use, by file."""
    rows = (line for path in sorted(catalogs.glob("*.po")) for line in path.read_text(encoding="utf-8").split("\n"))
    return [row for row in rows if row.startswith("msgctxt ")]
