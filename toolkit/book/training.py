"""The pages of the training: an overview and one page a module, without what only a facilitator may know."""

from collections.abc import Iterator

from toolkit.book.page import Page, page, to
from toolkit.document.tree import Block, Facts, Heading, Inline, ListBlock, Paragraph, Private, Table
from toolkit.model.module import Module
from toolkit.packs.module import worksheet_blocks
from toolkit.packs.words import filled
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

OVERVIEW = "modules/index"


def modules_page(site: ResolvedSite, view: View) -> Page:
    docs, pack = view.interface.docs, view.interface.pack
    rows = []
    for number, module in enumerate((view.module(part.id) for part in site.modules), 1):
        component = view.release.components[module.component].name
        rows.append((str(number), to(module.title, module.id), component, _dose(view, module)))
    blocks: tuple[Block, ...] = (
        Paragraph(docs["modules_lead"]),
        Table(("", pack["module"], pack["component"], pack["dose"]), tuple(rows), widths=(1, 6, 5, 4)),
    )
    return page(view, OVERVIEW, docs["modules"], blocks)


def module_pages(site: ResolvedSite, view: View) -> Iterator[Page]:
    for part in site.modules:
        module = view.module(part.id)
        yield page(view, f"modules/{module.id}", module.title, _blocks(view, module), OVERVIEW)


def _blocks(view: View, module: Module) -> tuple[Block, ...]:
    """What happens is told by kind, time and company alone: how an exercise turns out is for the facilitator to show."""
    pack = view.interface.pack
    activities = tuple(
        (
            pack[f"kind_{one.kind}"],
            filled(pack["minutes_value"], minutes=one.minutes),
            pack[f"who_{one.who}"],
        )
        for one in module.activities
    )
    return (
        Paragraph(view.release.components[module.component].description),
        Facts(_facts(view, module)),
        Heading(2, pack["objectives"], "objectives"),
        ListBlock(tuple(module.objectives.values())),
        Heading(2, pack["what_happens"], "activities"),
        Table((pack["activity"], pack["minutes"], pack["who"]), activities, widths=(4, 3, 4), row_headers=True),
        Heading(2, pack["home_practice"], "home"),
        Paragraph(module.home_practice or pack["home_practice_none"]),
        Private("trainee", worksheet_blocks(view, module)),
    )


def _facts(view: View, module: Module) -> tuple[tuple[Inline, Inline], ...]:
    pack = view.interface.pack
    needs: list[Inline] = []
    for name in module.needs:
        needs += [" · "] * bool(needs) + [to(view.module(name).title, name)]
    skills = " · ".join(view.taxonomy.competencies[name].name for name in module.competencies)
    return (
        (pack["component"], view.release.components[module.component].name),
        (pack["basis"], pack[f"basis_{module.basis}"]),
        (pack["dose"], _dose(view, module)),
        (pack["needs"], tuple(needs) or pack["needs_none"]),
        (pack["competencies"], skills),
    )


def _dose(view: View, module: Module) -> str:
    return filled(view.interface.pack["dose_value"], min=module.dose.min, max=module.dose.max)
