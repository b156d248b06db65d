"""The one gate for licensed texts: what of a published instrument may be shown where, by the uses that its permission names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit.model.adapter import Adapter, AdapterScore
from toolkit.model.instrument import Instrument, Item, Option, Scale, Score, Section
from toolkit.model.licensed import LicensedItem, LicensedScale, LicensedTexts
from toolkit.model.site import AdapterUse, Use
from toolkit.model.text import Words, localise
from toolkit.resolve.forms import FormInLanguage, ResolvedForm
from toolkit.resolve.language import SOURCE

BY_PERMISSION = "Used by permission of the holder of the rights."


@dataclass(frozen=True)
class Licensed:
    """A published instrument with its texts, as far as a site has them: checked, so that an instrument can be made of it."""

    adapter: Adapter
    use: AdapterUse
    texts: Mapping[str, LicensedTexts]
    """By language."""

    @property
    def uses(self) -> frozenset[Use]:
        """What the permission allows; nothing where there is none."""
        return frozenset(self.use.permission.uses) if self.use.permission else frozenset()

    def allows(self, use: Use) -> bool:
        """Whether the permission covers a use. Every output that shows a licensed text asks this, by way of this module."""
        return use in self.uses

    def instrument(self, tag: str) -> Instrument:
        """The instrument in one language, every text a `Words`; KeyError where there are no texts in it."""
        state = "source" if tag.partition("-")[0] == SOURCE else "approved"
        made = _instrument(self.adapter, self.texts[tag])
        return localise(made, f"instrument/{made.id}", lambda key, text: Words(text, key, tag, state))


def _instrument(adapter: Adapter, texts: LicensedTexts) -> Instrument:
    facts = {item.code: item for item in adapter.items} if adapter.items != "unknown" else {}
    subscales = {code: None if item.subscale == "unknown" else item.subscale for code, item in facts.items()}
    return Instrument(
        id=adapter.id,
        version=1,
        basis="extension",
        measures=adapter.name,
        outcome="exploratory",
        validated=True,
        derivation=adapter.reference.citation,
        licence=BY_PERMISSION,
        title=texts.title,
        time_frame=adapter.time_frame,
        instructions=texts.instructions,
        scales={name: _scale(adapter, scale) for name, scale in texts.scales.items()},
        sections=tuple(
            Section(
                id=part.id,
                title=part.title,
                intro=part.intro,
                display=part.display,
                scale=part.scale,
                items=tuple(_item(item, subscales) for item in part.items),
            )
            for part in texts.sections
        ),
        scoring=_scoring(adapter),
    )


def _scale(adapter: Adapter, scale: LicensedScale) -> Scale:
    """A direction that no source tells is claimed by nothing: the scale then has no order."""
    direction = adapter.scale.direction
    return Scale(
        direction="nominal" if direction == "unknown" else direction,
        options=tuple(Option(value=one.value, label=one.label) for one in scale.options),
        missing=scale.missing,
    )


def _item(item: LicensedItem, subscales: Mapping[str, str | None]) -> Item:
    return Item(
        code=item.code,
        kind=item.kind,
        text=item.text,
        hint=item.hint,
        scale=item.scale,
        subscale=subscales.get(item.code),
    )


def _scoring(adapter: Adapter) -> dict[str, Score]:
    """The scores for which all is known that they need: the range of the answers and which items are reversed."""
    ends = adapter.scale.ends
    if adapter.scoring == "unknown" or adapter.items == "unknown" or ends is None:
        return {}
    turned = {item.code: item.reversed for item in adapter.items}
    return {
        name: _score(score, ends, tuple(code for code in score.items if turned[code] is True))
        for name, score in adapter.scoring.items()
        if all(turned.get(code, "unknown") != "unknown" for code in score.items)
    }


def _score(score: AdapterScore, ends: tuple[int, int], turned: tuple[str, ...]) -> Score:
    times = len(score.items) if score.method == "sum" else 1
    return Score(
        method=score.method,
        items=score.items,
        reversed=turned,
        range=(ends[0] * times, ends[1] * times),
        min_answered=score.min_answered,
    )


def withheld(form: ResolvedForm, use: Use) -> ResolvedForm:
    """A form with the texts taken out that may not be put to a use; codes, values and order stay."""
    closed = {name for name, uses in form.restricted.items() if use not in uses}
    if not closed:
        return form
    return replace(form, languages=tuple(_without(each, closed) for each in form.languages))


def _without(each: FormInLanguage, closed: set[str]) -> FormInLanguage:
    parts = tuple(_emptied(part, each) if part.id in closed else part for part in each.instruments)
    return replace(each, instruments=parts)


def _emptied(part: Instrument, each: FormInLanguage) -> Instrument:
    """An instrument whose items say that their text is withheld, and whose other texts are empty."""
    note = each.interface.platform["text_withheld"]

    def say(key: str, _: str) -> str:
        told = note if key.endswith("/text") else ""
        return Words(told, key, note.lang, note.state) if isinstance(note, Words) else Words(told, key)

    return localise(part, f"instrument/{part.id}", say)
