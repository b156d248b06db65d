"""Opens the published instruments that a site uses by permission: reads their texts and holds them against what is known."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.findings import Finding, errors_of, finding
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.resolve.permission import Licensed
from toolkit.rules.licensed import Texts, check_texts, names_taken
from toolkit.store.licensed import is_left_out, read_licensed
from toolkit.store.tree import Tree


def licensed_of(root: Path, site: Site, protocol: Protocol, tree: Tree) -> tuple[dict[str, Licensed], list[Finding]]:
    """Every published instrument of a site with its texts; those with errors are left out."""
    made: dict[str, Licensed] = {}
    findings: list[Finding] = []
    seen: set[str] = set()
    taken = names_taken(protocol) if site.adapters else {}
    for index, use in enumerate(site.adapters):
        adapter = protocol.adapters.get(use.id)
        if adapter is None or use.id in seen:  # said by a rule
            continue
        seen.add(use.id)
        read, found = read_licensed(root, adapter, use, tree.place(("adapters", index, "id")))
        findings += found
        if read is None:
            continue
        texts = Texts(read.file, read.tree, adapter, use, site.form_languages, taken)
        found = check_texts(texts)
        findings += found
        taken |= _names(texts)
        if not errors_of(found):
            made[use.id] = Licensed(adapter, use, read.file.languages)
    if made and not is_left_out(root):
        findings.append(finding("ADAP022", tree.place(("adapters",))))
    return made, findings


def _names(texts: Texts) -> Iterable[tuple[str, str]]:
    """The names that a licensed file brings, with where they stand."""
    for one in texts.file.languages.values():
        yield from ((name, texts.tree.file) for name in (*one.codes, *(part.id for part in one.sections)))
