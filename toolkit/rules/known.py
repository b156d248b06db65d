"""What a declaration may name: gathered from the loaded content, the study and the table of platforms."""

from collections.abc import Iterable

from toolkit.model.content import Protocol
from toolkit.model.platform import PLATFORMS
from toolkit.model.protocol import Form
from toolkit.model.study import Study
from toolkit.rules.context import Known


def known_of(protocol: Protocol, study: Study | None, languages: Iterable[str], modalities: Iterable[str]) -> Known:
    """The names and facts that declared rules need; `languages` and `modalities` are all that could be chosen."""
    release = protocol.release
    occasions = {one.id: one for one in release.occasions}
    if study is not None:
        occasions.update({one.id: one for one in study.waves})
    return Known(
        releases=(release.release,),
        modalities=tuple(modalities),
        languages=tuple(languages),
        scenarios={name: part.use for name, part in protocol.scenarios.items()},
        instruments=tuple(protocol.instruments),
        waves=tuple(name for name, one in occasions.items() if one.kind == "wave"),
        occasions=tuple(occasions),
        forms=tuple(form.id for form in release.forms),
        targets=tuple(PLATFORMS),
        arms=tuple(arm.id for arm in study.design.arms) if study else (),
        modules=tuple(protocol.modules.values()),
        core_scenarios=release.sets.get("core", ()),
        asked_at={name: _occasions(release.forms, name) for name in protocol.instruments},
        required=_required(study, protocol) if study is not None else {},
        adapters=protocol.adapters,
    )


def _occasions(forms: Iterable[Form], instrument: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.occasion for form in forms if instrument in form.instruments))


def _required(study: Study, protocol: Protocol) -> dict[str, tuple[str, ...]]:
    """What a study requires, with the names of a set of scenarios in its place."""
    wanted = study.requires.scenarios
    training = [part.id for part in protocol.scenarios.values() if part.use == "training"]
    sets = {"all": tuple(training), "core": protocol.release.sets.get("core", ())}
    scenarios = sets[wanted] if isinstance(wanted, str) else wanted or ()
    return {
        "wave": study.requires.waves,
        "language": study.requires.languages,
        "scenario": tuple(scenarios),
        "instrument": study.requires.instruments,
    }
