"""The licensed texts of a published instrument, as a site writes them into `private/instruments/<id>.text.yaml`."""

from typing import Literal

from pydantic import Field

from toolkit.model.instrument import ItemKind, MissingName
from toolkit.model.site import Id, ItemCode, Line
from toolkit.model.text import Model, Text


class LicensedOption(Model):
    """One answer."""

    value: int = Field(ge=0, le=96, description="The number that is stored.")
    label: Text = Field(description="What people read.")


class LicensedScale(Model):
    """The answers of a response scale."""

    options: tuple[LicensedOption, ...] = Field(min_length=2, description="The answers, in their order.")
    missing: tuple[MissingName, ...] = Field((), description="Reasons for no answer that are offered beside them.")


class LicensedItem(Model):
    """One item."""

    code: ItemCode = Field(description="Its code; the adapter's where that lists the codes.")
    text: Text = Field(description="What people read.")
    hint: Text | None = Field(None, description="A line below it.")
    kind: ItemKind = Field("choice", description="How it is answered.")
    scale: ItemCode | None = Field(None, description="Its response scale, where it is not its section's.")


class LicensedSection(Model):
    """Items that are shown together."""

    id: ItemCode = Field(description="Permanent short name.")
    title: Text | None = Field(None, description="Heading.")
    intro: Text | None = Field(None, description="What is read before its items.")
    display: Literal["grid", "list"] = Field("list", description="A table or one below the other.")
    scale: ItemCode | None = Field(None, description="Response scale of its items.")
    items: tuple[LicensedItem, ...] = Field(min_length=1, description="The items, in their order.")


def _bones(item: LicensedItem) -> tuple[object, ...]:
    return item.code, item.kind, item.scale, bool(item.hint)


class LicensedTexts(Model):
    """All that people read of it in one language."""

    title: Text = Field(description="What respondents see as its name.")
    instructions: Text = Field(description="What respondents read first.")
    scales: dict[ItemCode, LicensedScale] = Field({}, description="Response scales, by a short name.")
    sections: tuple[LicensedSection, ...] = Field(min_length=1, description="Its parts.")

    def skeleton(self) -> dict[str, object]:
        """All but the words: what has to be the same in every language."""
        scales = {
            name: [one.value for one in scale.options] + list(scale.missing) for name, scale in self.scales.items()
        }
        parts = [
            ((part.id, part.display, part.scale, bool(part.title), bool(part.intro)), *map(_bones, part.items))
            for part in self.sections
        ]
        return {"scales": scales, "sections": parts}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its items, in order."""
        return tuple(item.code for section in self.sections for item in section.items)


class LicensedFile(Model):
    """The licensed texts of one published instrument. They never leave this computer but in what the permission covers."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    adapter: Id = Field(description="Which published instrument it is, the same as in the file's name.")
    version: Line = Field(description="Which version of it, the same as in `site.yaml`.")
    languages: dict[str, LicensedTexts] = Field(min_length=1, description="The texts, by language.")
