"""What a declaration may name: gathered from the loaded content, the study and the table of platforms."""

from collections.abc import Iterable

from toolkit.model.content import Protocol
from toolkit.model.platform import PLATFORMS
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
        module_minutes=sum(module.minutes for module in protocol.modules.values()),
        core_minutes=sum(module.minutes for module in protocol.modules.values() if module.core),
    )
