"""What holds for every platform: names that clash, conditions that hang in the air, texts that fall back, a contact that is missing."""

from collections.abc import Iterator

from toolkit.findings import Finding, Place, finding
from toolkit.model.platform import EVERYWHERE
from toolkit.phrases import phrase
from toolkit.resolve.forms import ROW_KEYS, ResolvedForm
from toolkit.resolve.names import blocks
from toolkit.survey.flow import Flow
from toolkit.survey.keys import row_keys


def common_losses(form: ResolvedForm, shown: Flow, target: str, path: str) -> list[Finding]:
    """Findings that do not depend on the platform's format; those of error severity keep the file from being made."""
    place = Place(path, key=f"form/{form.id}")
    return [
        *_names(form, target, place),
        *_adrift(form, shown, target, place),
        *_fallbacks(form, shown, target, place),
        *_contact(form, target, place),
        *_scores(form, target, place),
    ]


def _names(form: ResolvedForm, target: str, place: Place) -> Iterator[Finding]:
    keys = dict.fromkeys((*ROW_KEYS, "group"), phrase("name/row", "a key of the row"))
    seen: dict[str, str] = {}
    for name, what, is_variable in _named(form):
        if name.lower() in EVERYWHERE:
            yield finding("FORM003", place, form=form.id, what=what, name=name, target=target)
        other = seen.get(name) or (keys.get(name) if is_variable else None)
        if other:
            yield finding("FORM002", place, form=form.id, name=name, one=other, other=what, target=target)
        seen[name] = what


def _named(form: ResolvedForm) -> Iterator[tuple[str, str, bool]]:
    """What has a name: every item and every section, and whether some platform makes a variable of it, as of a table."""
    for instrument, section in form.sections():
        has_table = any(block.code == section.id for block in blocks(section))
        what = {"code": section.id, "instrument": instrument.id}
        yield section.id, phrase("name/section", "the section `{code}` of `{instrument}`", **what), has_table
        for item in section.items:
            what = {"code": item.code, "instrument": instrument.id}
            yield item.code, phrase("name/question", "the question `{code}` of `{instrument}`", **what), True


def _adrift(form: ResolvedForm, shown: Flow, target: str, place: Place) -> Iterator[Finding]:
    for carrier, item in shown.adrift:
        yield finding("FORM001", place, form=form.id, target=target, carrier=carrier, item=item)


def _fallbacks(form: ResolvedForm, shown: Flow, target: str, place: Place) -> Iterator[Finding]:
    texts = [*shown.shown(), *(key.label for key in row_keys(form) if key.label)]
    code = "FORM006" if form.stage == "collecting" else "FORM005"
    for number, language in enumerate(form.languages):
        missing = {said[number].key or said[number] for said in texts if said[number].state == "fallback"}
        if missing:
            slots = {"form": form.id, "target": target, "count": len(missing), "language": language.language.tag}
            yield finding(code, place, **slots)


def _contact(form: ResolvedForm, target: str, place: Place) -> Iterator[Finding]:
    if form.distress is None and any(instrument.contact == "distress" for instrument in form.instruments):
        yield finding("FORM004", place, form=form.id, target=target)


def _scores(form: ResolvedForm, target: str, place: Place) -> Iterator[Finding]:
    count = sum(len(instrument.scoring) for instrument in form.instruments)
    if count:
        yield finding("FORM008", place, form=form.id, target=target, count=count)
