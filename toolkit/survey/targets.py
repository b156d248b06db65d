"""The one table of targets: what each platform is called, what makes its files, and which words tell how to use them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from toolkit.findings import Finding
from toolkit.resolve.forms import ResolvedForm

Exporter = Callable[[ResolvedForm], tuple[dict[str, bytes], list[Finding]]]
Losses = Callable[[ResolvedForm], list[Finding]]


@dataclass(frozen=True, slots=True)
class Target:
    """One platform. Its modules are imported when it is first used."""

    id: str
    module: str
    function: str
    ending: str
    steps: int
    """How many steps its card has."""

    def path(self, form_id: str) -> str:
        """Where the file of a form lies in a build."""
        return f"surveys/{self.id}/{form_id}.{self.ending}"

    def exporter(self) -> Exporter:
        found: Exporter = getattr(import_module(self.module), self.function)
        return found

    def losses(self) -> Losses:
        found: Losses = import_module(self.module).losses
        return found


TARGETS = {
    target.id: target
    for target in (
        Target("web", "toolkit.survey.web", "export_web", "html", 4),
        Target("xlsform", "toolkit.survey.xlsform", "export_xlsform", "xlsx", 5),
        Target("limesurvey", "toolkit.survey.limesurvey", "export_limesurvey", "lss", 6),
    )
}


def export(target: str, form: ResolvedForm) -> tuple[dict[str, bytes], list[Finding]]:
    """The files of a form for a target by path, with what the target can't express; KeyError for an unknown target."""
    return TARGETS[target].exporter()(form)


def losses(target: str, form: ResolvedForm) -> list[Finding]:
    """What a target can't express of a form, without making its files."""
    return TARGETS[target].losses()(form)


def card(target: str) -> tuple[str, ...]:
    """Keys of the interface words that say what a target's file is, how to load it, and what never to change, in order."""
    steps = (f"index/{target}_step_{number}" for number in range(1, TARGETS[target].steps + 1))
    return (f"index/{target}_title", f"index/{target}_what", *steps, f"index/{target}_never")
