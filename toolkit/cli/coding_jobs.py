"""The jobs of the material for coding, and the lines that lead to it: papers for coders, and files for the programs that they use."""

from collections.abc import Callable, Iterator, Mapping

from toolkit.cli.jobs import PACK_WORDS, Kitchen, page_jobs, state_of
from toolkit.coding.files import coding_files
from toolkit.document.tree import Document, Name
from toolkit.packs.coding import CODING_PAGES, instruments_of
from toolkit.packs.index import Made
from toolkit.publish.plan import Job
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

FOLDER = "coding"
"""Where it lies in a build, with a folder for each language."""
TITLES = {"manual": "coding_manual", "training": "coding_training", "key": "coding_training_key"}
"""Page -> the word that names it in a list."""
FILES = {
    "coding_recordings": ("markers.etf", "markers.boris", "markers.qdc"),
    "coding_answers": ("answers.qdc", "sheet.csv", "sheet.xlsx"),
    "coding_training_key": ("sheet-key.xlsx",),
}
"""The word that names files in a list -> the files."""


def coding_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """In every language what coders read, where the protocol has a manual, and the files for their programs."""
    for language in kitchen.site.languages:
        view = kitchen.site.view(language.tag)
        yield _files(kitchen, view)
        if kitchen.site.protocol.coding is None:
            continue
        parts = ("coding", "protocol", *(f"instrument/{name}" for name in instruments_of(view)))
        for name, made in CODING_PAGES.items():
            yield from page_jobs(kitchen, view, name, "public", parts, _page(kitchen, view, made), FOLDER)


def _page(kitchen: Kitchen, view: View, page: Callable[[ResolvedSite, View], Document]) -> Callable[[], Document]:
    return lambda: page(kitchen.site, view)


def _files(kitchen: Kitchen, view: View) -> Job:
    """The files of one language together: they are small, and made from the same codes."""
    tag, makers = view.language.tag, coding_files(view)
    parts = ("taxonomy", "protocol", *(("coding",) if view.protocol.coding else ()))
    key = kitchen.key("coding-files", (view.digest(*parts, *PACK_WORDS),), tag)
    paths = {name: f"{FOLDER}/{tag}/{name}" for name in makers}

    def make() -> Mapping[str, bytes]:
        return {path: makers[name]() for name, path in paths.items()}

    return Job(f"{FOLDER} {tag} files", FOLDER, key, tuple(paths.values()), make, (tag,), state_of(view, parts))


def coding_rows(site: ResolvedSite, view: View, paths: set[str]) -> Iterator[Made]:
    """One line for each paper that was made, and one for each kind of files."""
    pack = view.interface.pack
    for language in site.languages:
        base = f"{FOLDER}/{language.tag}"
        for name in CODING_PAGES:
            files = tuple(path for suffix in ("html", "pdf", "docx") if (path := f"{base}/{name}.{suffix}") in paths)
            if files:
                yield Made("coding", pack[TITLES[name]], ((pack["audience_rater"], files),), language.tag)
        for word, names in FILES.items():
            ways = tuple((Name(name), (f"{base}/{name}",)) for name in names if f"{base}/{name}" in paths)
            if ways:
                yield Made("coding", pack[word], ways, language.tag)
