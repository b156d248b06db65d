"""Rules about instruments: scales, codes, grids, conditions, scores and anchors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.model.condition import Condition, items_of
from toolkit.model.instrument import BY_KEY, Instrument, Item, Key, Scale, Section
from toolkit.model.names import nearest, reserved_by
from toolkit.phrases import phrase

if TYPE_CHECKING:
    from toolkit.rules.content import Content


def _placed(instrument: Instrument) -> Iterator[tuple[tuple[str | int, ...], Section, Item]]:
    """Every item with its path in the file."""
    for at, section in enumerate(instrument.sections):
        for index, item in enumerate(section.items):
            yield ("sections", at, "items", index), section, item


def _scale(instrument: Instrument, section: Section, item: Item) -> Scale | None:
    return instrument.scales.get(instrument.scale_name(section, item))


def scales_exist(content: Content) -> Iterator[Finding]:
    for name, instrument in content.protocol.instruments.items():
        prefix, known = f"instrument/{name}", tuple(instrument.scales)
        for path, section, item in _placed(instrument):
            wanted = instrument.scale_name(section, item)
            if item.kind in ("choice", "multiple") and not wanted:
                yield content.find("INST002", prefix, path, code=item.code)
            elif wanted and wanted not in known:
                where = (*path, "scale") if item.scale else (*path[:2], "scale")
                near = nearest(wanted, known) or (known[0] if known else wanted)
                listed = ", ".join(known) or "none yet"
                yield content.find("INST001", prefix, where, value=wanted, suggestion=near, allowed=listed)
        for key, scale in instrument.scales.items():
            values = [option.value for option in scale.options]
            for index, value in enumerate(values):
                if value in values[:index]:
                    where = ("scales", key, "options", index)
                    yield content.find("INST004", prefix, where, scale=key, value=value)


def codes_are_unique(content: Content) -> Iterator[Finding]:
    """An item code or section id is one variable in all of the content, and no platform keeps it for itself."""
    seen: dict[str, str] = {}
    for name, instrument in content.protocol.instruments.items():
        prefix = f"instrument/{name}"
        rows: list[tuple[tuple[str | int, ...], str]] = [
            (("sections", at, "id"), section.id) for at, section in enumerate(instrument.sections)
        ]
        rows += [((*path, "code"), item.code) for path, _, item in _placed(instrument)]
        for path, code in rows:
            if code in seen:
                yield content.find("INST003", prefix, path, code=code, file=seen[code])
            seen.setdefault(code, content.protocol.files.get(prefix, prefix))
            keeper = reserved_by(code)
            if keeper:
                yield content.find("INST012", prefix, path, code=code, keeper=keeper)


def grids_hold_choices(content: Content) -> Iterator[Finding]:
    for name, instrument in content.protocol.instruments.items():
        for path, section, item in _placed(instrument):
            own = item.scale is not None and item.scale != section.scale
            if section.display == "grid" and (item.kind != "choice" or own or section.scale is None):
                yield content.find("INST005", f"instrument/{name}", path, code=item.code)


def conditions_look_back(content: Content) -> Iterator[Finding]:
    """A condition names items that come before it in the instrument, or items of another instrument."""
    for name, instrument in content.protocol.instruments.items():
        own = [item.code for _, item in instrument.items()]
        before: set[str] = set()
        for at, section in enumerate(instrument.sections):
            yield from _looks_back(content, name, ("sections", at, "show_if"), section.show_if, before, own)
            for index, item in enumerate(section.items):
                path = ("sections", at, "items", index, "show_if")
                yield from _looks_back(content, name, path, item.show_if, before, own)
                before.add(item.code)


def _looks_back(
    content: Content,
    name: str,
    path: tuple[str | int, ...],
    condition: Condition | None,
    before: set[str],
    own: list[str],
) -> Iterator[Finding]:
    every = {item.code for one in content.protocol.instruments.values() for _, item in one.items()}
    for code in items_of(condition):
        if (code in own and code not in before) or code not in every:
            yield content.find("INST006", f"instrument/{name}", path, code=code)


def scores_add_up(content: Content) -> Iterator[Finding]:
    """A score is made of the instrument's items, and its range is what they can give."""
    for name, instrument in content.protocol.instruments.items():
        prefix = f"instrument/{name}"
        items = {item.code: (section, item) for section, item in instrument.items()}
        for key, score in instrument.scoring.items():
            for index, code in enumerate(score.items):
                if code not in items:
                    yield content.find("INST007", prefix, ("scoring", key, "items", index), score=key, code=code)
            scales = [_scale(instrument, *items[code]) for code in score.items if code in items]
            known = [scale for scale in scales if scale is not None]
            if known and len(known) == len(score.items):
                yield from _range(content, prefix, key, instrument, known)


def _range(content: Content, prefix: str, key: str, instrument: Instrument, scales: list[Scale]) -> Iterator[Finding]:
    score = instrument.scoring[key]
    lows = [min(option.value for option in scale.options) for scale in scales]
    highs = [max(option.value for option in scale.options) for scale in scales]
    least, most = (sum(lows), sum(highs)) if score.method == "sum" else (min(lows), max(highs))
    if score.method in BY_KEY:
        least, most = 0, 1000
    if (least, most) != score.range:
        slots = {"score": key, "low": score.range[0], "high": score.range[1], "least": least, "most": most}
        yield content.find("INST008", prefix, ("scoring", key, "range"), **slots)


def keys_fit(content: Content) -> Iterator[Finding]:
    """A key has an expected answer for each choice and for nothing else, and leaves enough items without anything to find."""
    for name, instrument in content.protocol.instruments.items():
        prefix = f"instrument/{name}"
        if instrument.key is None:
            for score, one in instrument.scoring.items():
                if one.method in BY_KEY:
                    path = ("scoring", score, "method")
                    yield content.find("INST018", prefix, path, score=score, method=one.method)
        else:
            yield from _keyed(content, prefix, instrument, instrument.key)
            yield from _balanced(content, prefix, instrument.key)
            yield from _set_by_enough(content, prefix, instrument.key)


def _keyed(content: Content, prefix: str, instrument: Instrument, key: Key) -> Iterator[Finding]:
    choices = {item.code: (path, section, item) for path, section, item in _placed(instrument) if item.kind == "choice"}
    for code, value in key.answers.items():
        if code not in choices:
            yield content.find("INST014", prefix, ("key", "answers", code), code=code)
            continue
        scale = _scale(instrument, *choices[code][1:])
        values = [option.value for option in scale.options] if scale else []
        if values and value not in values:
            slots = {"code": code, "value": value, "allowed": ", ".join(map(str, values))}
            yield content.find("INST015", prefix, ("key", "answers", code), **slots)
    for code, (path, _, _) in choices.items():
        if code not in key.answers:
            yield content.find("INST016", prefix, path, code=code)


def _balanced(content: Content, prefix: str, key: Key) -> Iterator[Finding]:
    """Somebody who sees something everywhere must be told from somebody who sees well."""
    empty, every = list(key.answers.values()).count(0), len(key.answers)
    if 3 * empty < every:
        yield content.find("INST017", prefix, ("key", "answers"), count=empty, every=every, least=-(-every // 3))


def _set_by_enough(content: Content, prefix: str, key: Key) -> Iterator[Finding]:
    if key.state != "set":
        return
    if not key.set_by:
        yield content.find(
            "INST019",
            prefix,
            ("key", "state"),
            language=phrase("language/any", "any language"),
            count=0,
            needs=key.needs,
        )
    for language, people in key.set_by.items():
        if len(people) < key.needs:
            slots = {"language": language, "count": len(people), "needs": key.needs}
            yield content.find("INST019", prefix, ("key", "set_by", language), **slots)


def anchors_are_answers(content: Content) -> Iterator[Finding]:
    for name, instrument in content.protocol.instruments.items():
        for path, section, item in _placed(instrument):
            scale = _scale(instrument, section, item)
            values = list(dict.fromkeys(str(option.value) for option in scale.options)) if scale else []
            for value in item.anchors if scale else ():
                if value not in values:
                    slots = {"value": value, "allowed": ", ".join(values)}
                    yield content.find("INST009", f"instrument/{name}", (*path, "anchors", value), **slots)


def own_ones_name_their_forms(content: Content) -> Iterator[Finding]:
    """A site's own instrument names forms that exist; one of the protocol names none."""
    known = tuple(form.id for form in content.protocol.release.forms)
    for name, instrument in content.protocol.instruments.items():
        prefix = f"instrument/{name}"
        if instrument.forms and prefix not in content.protocol.own:
            yield content.find("INST013", prefix, ("forms",), id=name)
            continue
        for index, form in enumerate(instrument.forms):
            yield from content.unknown(prefix, ("forms", index), "form", form, known)


def competencies_name_items(content: Content) -> Iterator[Finding]:
    """The items that tell about a competency are items of the instrument."""
    for name, instrument in content.protocol.instruments.items():
        codes = {item.code for _, item in instrument.items()}
        for competency, items in instrument.competencies.items():
            for index, code in enumerate(items):
                if code not in codes:
                    path = ("competencies", competency, index)
                    yield content.find("INST020", f"instrument/{name}", path, competency=competency, code=code)
