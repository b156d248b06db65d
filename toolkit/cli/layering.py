"""Opens what a study and a site change in the protocol: reads both `adaptations.yaml`, checks them, and lays them over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.findings import Finding, errors_of, finding
from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.resolve.patch import patched
from toolkit.rules.adaptations import Records, check_adaptations, check_changed, needed_languages
from toolkit.rules.renames import by_todays_names
from toolkit.store.changes import read_changes
from toolkit.store.content import Loaded


@dataclass
class Layer:
    """The changes of one folder: a study's or a site's."""

    records: Records | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for _, change in self.records.changes) if self.records else ()


def study_layer(root: Path | None, shown: str, protocol: Protocol) -> Layer:
    """A study's changes; each site has languages of its own, so English is needed alone."""
    return _layer(root, shown, ("en",), (), protocol) if root is not None else Layer()


def site_layer(root: Path, site: Site | None, protocol: Protocol) -> Layer:
    """A site's changes, which have to be in its working language and in English."""
    if site is None:
        return Layer(findings=read_changes(root)[2])
    languages = tuple(dict.fromkeys((*site.languages, *site.form_languages, "en")))
    return _layer(root, "", needed_languages(site), languages, protocol)


def _layer(root: Path, shown: str, needed: tuple[str, ...], languages: tuple[str, ...], protocol: Protocol) -> Layer:
    changes, tree, findings = read_changes(root, shown)
    if tree is None or not isinstance(tree.data, list):
        return Layer(findings=findings)
    changes, renamed = by_todays_names(changes, tree, protocol.renames)
    records = Records(tree, changes, needed, languages)
    return Layer(records, findings + renamed + check_adaptations(records, protocol))


def laid_over(loaded: Loaded, layers: Sequence[Layer]) -> tuple[Protocol | None, list[Finding]]:
    """The protocol with the structural changes of the layers, and those that do not fit it."""
    protocol = loaded.protocol
    changes = [change for layer in layers for change in layer.changes]
    if protocol is None or all(change.text is not None for change in changes):
        return protocol, []
    made, unfit = patched(protocol, changes)
    fitting = [change for change in changes if all(change is not one for one, *_ in unfit)]
    unfit += check_changed(replace(loaded, protocol=made), protocol, made, fitting)
    found = [_unfit(layers, *row) for row in unfit]
    return (protocol if errors_of(found) else made), found


def _unfit(layers: Sequence[Layer], change: Change, problem: str, fix: str) -> Finding:
    records = next(layer.records for layer in layers if layer.records and any(one is change for one in layer.changes))
    return finding("LAYER008", records.place(change, "target"), id=change.id, problem=problem, fix=fix)
