"""The rows of the benchmark: the work, both sides of it, the goal, and what is asserted before anything is measured."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from measuring import HERE, Failed, Side, Took, measured, once, python
from works import (
    LANGUAGES,
    add_pages,
    change_message,
    change_sources,
    clear,
    files_of,
    keys_in,
    make_catalogs,
    make_site,
    make_study,
)

PARTS = "packs,surveys,codebook"
OWN_PAGES = 22
"""With the pages that the toolkit makes by itself, some sixty in each language."""

numbers = count(2)


@dataclass(frozen=True)
class Row:
    """One comparison. The goal is met by `ratio` of ours to the peer's, or by `seconds` of ours alone."""

    number: str
    work: str
    ours: Took
    peer: Took | None = None
    peer_name: str = ""
    ratio: float | None = None
    seconds: float | None = None
    note: str = ""

    @property
    def found(self) -> float | None:
        return self.ours.total / self.peer.total if self.peer else None

    @property
    def met(self) -> bool | None:
        """None where no goal is set: the row stands beside another."""
        if self.ratio is not None and self.found is not None:
            return self.found <= self.ratio
        return self.ours.total <= self.seconds if self.seconds is not None else None


@dataclass
class Bench:
    """Where it all lies, and how often each side runs."""

    room: Path
    runs: int
    quick: bool = False
    rows: list[Row] = field(default_factory=list)

    def ours(self, name: str, *words: str, before: Callable[[], None] | None = None, pdf: bool = False) -> Side:
        """Our command, with a cache of this benchmark's own."""
        start = python("-m", "toolkit") if pdf else python("-m", "without_pdf")
        return Side(name, [*start, *words], HERE, before, {"ALLIANCE_CACHE": str(self.cache)})

    @property
    def cache(self) -> Path:
        return self.room / "cache"


def start_up(bench: Bench) -> None:
    """Row 1: the help text, cold, beside Python doing nothing."""
    bin_folder = Path(python()[0]).parent
    sides = [Side("python -c pass", python("-c", "pass")), Side("alliance", [str(bin_folder / "alliance"), "--help"])]
    sides += [Side(name, [str(bin_folder / name), "--help"]) for name in ("cookiecutter", "pybabel")]
    nothing, ours, *others = measured(sides, bench.runs)
    bench.rows.append(Row("1", "`alliance --help`", ours, nothing, "python -c pass", ratio=3))
    for side, took in zip(sides[2:], others, strict=True):
        bench.rows.append(Row("1", "`alliance --help`", ours, took, f"{side.name} --help"))


def checks(bench: Bench) -> None:
    """Row 2: the check of one site; nothing kept, the content kept from another check, and the verdict kept."""
    site = make_site(bench.room / "check")
    once(bench.ours("alliance schema", "schema", str(site)))
    schema = site / ".alliance" / "site.schema.json"
    declaration = str(site / "site.yaml")
    script = Side("script", python("-m", "peers.check_site", declaration))
    other = Side("check-jsonschema", python("-m", "check_jsonschema", "--schemafile", str(schema), declaration))
    words = ("check", str(site), "--date", "2026-11-24")
    cold = bench.ours("check, nothing kept", *words, before=lambda: clear(bench.cache))
    first = bench.ours("check, new site", *words, before=lambda: clear(bench.cache / "verdicts"))
    kept = bench.ours("check, verdict kept", *words)
    nothing, content, verdict, took, slower = measured([cold, first, kept, script, other], bench.runs)
    aside = "the script checks the declaration alone; ours also what it makes of the content and of each form"
    bench.rows += [
        Row("2", "check, nothing kept", nothing, took, "ruamel + pydantic script", ratio=1.2, note=aside),
        Row("2", "check, content known from before", content, took, "ruamel + pydantic script", note=aside),
        Row("2", "check, verdict kept", verdict, slower, "check-jsonschema", ratio=0.25, note="the peer keeps nothing"),
    ]


def one_site(bench: Bench) -> None:
    """Row 5: packs, surveys and codebook of one site in four languages, cold."""
    site = make_site(bench.room / "one")
    theirs, made = bench.room / "one-peer", site / "build"
    ours = bench.ours(
        "build one", "build", str(site), "--only", PARTS, "--jobs", "1", before=lambda: clear(bench.cache, made)
    )
    peer = Side("script", python("-m", "peers.build_site", str(site), str(theirs)), before=lambda: clear(theirs))
    took, slower = measured([ours, peer], bench.runs)
    files = same_paths(made, theirs)
    work = f"build one site x {len(LANGUAGES)} languages, cold ({files} files)"
    bench.rows.append(Row("5", work, took, slower, "script", ratio=1 / 3, note="the same set of files on both sides"))


def eight_sites(bench: Bench) -> None:
    """Row 7: eight sites again, with nothing changed, with one message of one site changed, and of the study."""
    study = make_study(bench.room / "study")
    sites = sorted((study / "sites").iterdir())
    pairs = [str(path) for site in sites for path in (site, bench.room / "study-peer" / site.name)]
    words = ("build", str(study), "--only", PARTS, "--jobs", "1", "--date", "2026-11-24")
    outs = [site / "build" for site in sites]
    cold = bench.ours("build eight, cold", *words, before=lambda: clear(bench.cache, *outs))
    peer = Side("script", python("-m", "peers.build_site", *pairs), before=lambda: clear(bench.room / "study-peer"))
    first, slower = measured([cold, peer], 1 if bench.quick else max(1, bench.runs // 3))
    for site in sites:
        same_paths(site / "build", bench.room / "study-peer" / site.name)
    changed = bench.ours("one message", *words, before=lambda: change_message(sites[2], next(numbers)))
    wide = bench.ours("one message of the study", *words, before=lambda: change_message(study, next(numbers)))
    (again,) = measured([bench.ours("again", *words)], bench.runs)
    (one,) = measured([changed], bench.runs)
    (all_of_them,) = measured([wide], bench.runs)
    incremental_is_clean(bench, words, outs)
    note = "the script has no incremental mode and makes all again"
    name = f"{len(sites)} sites x {len(LANGUAGES)} languages"
    bench.rows += [
        Row("7", f"build {name}, cold", first, slower, "script"),
        Row("7", f"{name}, nothing changed", again, slower, "script", seconds=0.2, note=note),
        Row("7", f"{name}, one message of one site changed", one, slower, "script", seconds=0.2, note=note),
        Row("7", f"{name}, one message of the study changed", all_of_them, slower, "script", note=note),
    ]


def documentation(bench: Bench) -> None:
    """Rows 8 and 9: the documentation site in four languages; the same Markdown through mkdocs-static-i18n."""
    site = make_site(bench.room / "docs")
    add_pages(site, OWN_PAGES)
    made, project = site / "build", bench.room / "docs-peer"
    once(Side("tree", python("-m", "peers.docs_site", str(site), str(project))))
    words = ("build", str(site), "--only", "docs", "--date", "2026-11-24")
    ours = bench.ours("docs", *words, before=lambda: clear(bench.cache, made))
    build = python(
        "-m", "mkdocs", "build", "--quiet", "--clean", "-f", str(project / "mkdocs.yml"), "-d", str(project / "site")
    )
    peer = Side("mkdocs-static-i18n", build, before=lambda: clear(project / "site"))
    took, slower = measured([ours, peer], 1 if bench.quick else max(1, bench.runs // 3))
    pages = same_pages(made / "docs", project / "site")
    (again,) = measured([bench.ours("docs again", *words)], bench.runs)
    incremental_is_clean(bench, words, [made])
    work = f"documentation site, {len(LANGUAGES)} languages x {pages // len(LANGUAGES)} pages"
    note = "the same Markdown, theme and extensions; the peer makes one search index for all languages"
    bench.rows += [
        Row("8", f"{work}, cold", took, slower, "mkdocs-static-i18n", ratio=1, note=note),
        Row(
            "9",
            f"{work}, nothing changed",
            again,
            slower,
            "mkdocs-static-i18n",
            seconds=0.2,
            note="the peer makes all again",
        ),
    ]


def catalogs(bench: Bench) -> None:
    """Row 10: all catalogs of a language brought to today's texts, after every fiftieth has changed."""
    root = make_catalogs(bench.room / "catalogs")
    ours, theirs, before = root / "locales/ja/LC_MESSAGES", bench.room / "catalogs-peer", bench.room / "catalogs-before"
    update = ("locale", "update", "ja", "--root", str(root))
    once(bench.ours("update", *update))
    once(bench.ours("extract", "locale", "extract", "--root", str(root), "-o", str(bench.room / "templates")))
    count = change_sources(ours)
    shutil.copytree(ours, before)

    def again(folder: Path) -> Callable[[], None]:
        def laid_out() -> None:
            clear(folder, root / ".alliance")
            shutil.copytree(before, folder)

        return laid_out

    peer = Side(
        "Babel", python("-m", "peers.update_catalogs", str(bench.room / "templates"), str(theirs)), before=again(theirs)
    )
    took, slower = measured([bench.ours("update", *update, before=again(ours)), peer], bench.runs)
    if keys_in(ours) != keys_in(theirs):
        raise Failed("the two sides have left different messages")
    note = "ours also makes the templates out of the content, and keeps the old files; Babel drops what has changed"
    work = f"update of {count} messages in {len(list(ours.glob('*.po')))} catalogs"
    bench.rows.append(Row("10", work, took, slower, "Babel without guessing", seconds=1, note=note))


ROWS: dict[str, Callable[[Bench], None]] = {
    "1": start_up,
    "2": checks,
    "5": one_site,
    "7": eight_sites,
    "8": documentation,
    "10": catalogs,
}


def same_paths(ours: Path, theirs: Path) -> int:
    """How many files both sides made; Failed where the sets differ."""
    left, right = files_of(ours).keys(), files_of(theirs).keys()
    if left != right:
        raise Failed(f"different files in {ours} and {theirs}: {sorted(left ^ right)[:10]}")
    return len(left)


def same_pages(ours: Path, theirs: Path) -> int:
    """How many pages both sides made; Failed where one lacks a page of the other. The peer's first language has no folder."""
    left = {path for path in pages_of(ours) if path.split("/")[0] in LANGUAGES}
    right = {path if path.split("/")[0] in LANGUAGES else f"{LANGUAGES[0]}/{path}" for path in pages_of(theirs)}
    if left != right:
        raise Failed(f"different pages in {ours} and {theirs}: {sorted(left ^ right)[:10]}")
    return len(left)


def pages_of(folder: Path) -> set[str]:
    """The pages below a folder; the one for an address that does not exist is no page."""
    return {path for path in files_of(folder) if path.endswith(".html") and not path.endswith("404.html")}


def incremental_is_clean(bench: Bench, words: Sequence[str], outs: Sequence[Path]) -> None:
    """Failed unless what many small builds have left is, byte for byte, what one clean build makes."""
    before = [files_of(out) for out in outs]
    once(bench.ours("clean", *words, before=lambda: clear(bench.cache, *outs)))
    for out, old in zip(outs, before, strict=True):
        new = files_of(out)
        differing = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
        if differing:
            raise Failed(f"an incremental build of {out} differs from a clean one in {differing[:10]}")
