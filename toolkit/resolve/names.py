"""What each variable is called on each platform, and which items of a section make one table."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.instrument import Item, Section
from toolkit.resolve.forms import ResolvedForm


@dataclass(frozen=True)
class Block:
    """Consecutive items of a section that are shown together: a table on one scale, or a single question."""

    items: tuple[Item, ...]
    code: str
    """Name of the table, empty for a single question."""

    @property
    def is_grid(self) -> bool:
        return bool(self.code)


def blocks(section: Section) -> Iterator[Block]:
    """The blocks of a section. The first table is called as the section is, a further one as its first item."""
    run: list[Item] = []
    named = False
    for item in section.items:
        if fits_grid(section, item):
            run.append(item)
            continue
        if run:
            yield Block(tuple(run), run[0].code if named else section.id)
            named, run = True, []
        yield Block((item,), "")
    if run:
        yield Block(tuple(run), run[0].code if named else section.id)


def fits_grid(section: Section, item: Item) -> bool:
    """Whether an item is a row of its section's table: a choice on the section's own scale without descriptions of its own."""
    same = section.scale is not None and item.scale in (None, section.scale)
    return section.display == "grid" and item.kind == "choice" and same and not item.anchors


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one variable. In a LimeSurvey table the name in expressions differs from the one in exports."""

    web: str
    xlsform: str
    limesurvey: str
    limesurvey_export: str


def section_names(section: Section) -> dict[str, Named]:
    """Item code -> what the item is called on each platform."""
    found = {}
    for block in blocks(section):
        for item in block.items:
            code = item.code
            table = (f"{block.code}_{code}", f"{block.code}[{code}]") if block.is_grid else (code, code)
            found[code] = Named(code, code, *table)
    return found


def option_code(value: int) -> str:
    """The code of one answer among several that may be chosen together: LimeSurvey makes a variable of each."""
    return f"o{value}"


def group_name(section_id: str) -> str:
    """The name of a section's group in an XLSForm; the underscore keeps it apart from every variable."""
    return f"s_{section_id}"


def page_name(part: str) -> str:
    """The name of the group of any other page: the keys, an opening, an instrument's end."""
    return f"p_{part.replace('-', '_')}"


def list_name(instrument: str, scale: str) -> str:
    """The name of a scale's list of choices in an XLSForm."""
    return f"{instrument.replace('-', '_')}_{scale}"


def names_in(form: ResolvedForm) -> dict[str, Named]:
    """Item code -> its names, for every item of a form."""
    return {code: named for _, section in form.sections() for code, named in section_names(section).items()}
