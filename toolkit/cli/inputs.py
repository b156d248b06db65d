"""What an answer depends on beside its options: versions, and the files and folders that a site or a study is read from."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from toolkit import shipped
from toolkit.cli.dates import stamp_of
from toolkit.publish.code import code_digest, listing_digest
from toolkit.publish.stamps import Inputs, Seen, take_inputs
from toolkit.store.private import ROSTER, ROTA
from toolkit.store.tree import Tree

BASE = (".alliance/lock.json", ".alliance/base/modalities", ".alliance/base/locales")
OF_SITE = ("site.yaml", ROTA, ROSTER, "adaptations.yaml", ".alliance/done.yaml", ".gitignore", *BASE)
OF_STUDY = ("study.yaml", "adaptations.yaml", *BASE)
OWN = ("adapters", "scenarios", "instruments", "modules", "documents", "modalities", "locales", "pages")


def options_of(options: Namespace, cache: Path, *more: object) -> str:
    """All that decides an answer beside people's files: the toolkit with its content, Python, and what was asked for."""
    content = listing_digest(shipped.modalities(), shipped.locales())
    given = (code_digest(cache), content, sys.version.split()[0], stamp_of(options) or "")
    return "\n".join(map(str, (*given, *more)))


def site_inputs(told: str, root: Path, seen: Seen | None = None) -> Inputs:
    """Stamps of every file and folder that a site may be read from, taken before it is.

    Of a base only the lock and the names of its folders: the lock holds its digest, and `check --base` compares them.
    """
    from toolkit.store.site import read_site

    read = read_site(root)
    study = read.study_root
    named = [root / name for name in OF_SITE] + _named_files(root, read.tree)
    if study is not None:
        named += [study / name for name in OF_STUDY]
    else:  # the study that the site names may come
        named += [folder / "study.yaml" for folder in root.resolve().parents[:3]]
    for name in (*OWN, "private/instruments"):
        named += _tree(root / name)
    return take_inputs(told, named, seen=seen)


def _named_files(root: Path, tree: Tree | None) -> list[Path]:
    """The files that a declaration names: whether they are there is looked at."""
    from toolkit.store.folder import inside

    if tree is None:
        return []
    consents = tree.get(("consents",))
    count = len(consents) if isinstance(consents, list) else 0
    values = [tree.get(("publish", "logo")), *(tree.get(("consents", index, "document")) for index in range(count))]
    paths = [inside(root, value) for value in values if isinstance(value, str)]
    return [path for path in paths if path is not None]


def study_inputs(told: str, root: Path, folders: Iterable[str], seen: Seen | None = None) -> Inputs:
    """Stamps of a study's declaration and of its sites'."""
    return take_inputs(told, [root / "study.yaml", *(root / folder / "site.yaml" for folder in folders)], seen=seen)


def _tree(folder: Path) -> list[Path]:
    """A folder with all below it; one that is not there yet is told too, since it may come."""
    return [folder, *sorted(folder.rglob("*"))] if folder.is_dir() else [folder]
