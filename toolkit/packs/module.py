"""A module as documents: the facilitator's guide, and the trainee's worksheet."""

from toolkit.document.tree import (
    Block,
    Document,
    Emphasis,
    Facts,
    FieldLine,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Strong,
)
from toolkit.model.module import Activity, Module, Prompt
from toolkit.packs.words import Blocks, cited, document, filled
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def guide_page(site: ResolvedSite, view: View, module: Module) -> Document:
    """All that a facilitator needs who has never met the authors."""
    pack = view.interface.pack
    blocks: Blocks = (
        Facts(_facts(view, module)),
        Heading(2, pack["objectives"], "objectives"),
        ListBlock(tuple(module.objectives.values())),
        *_activities(view, module),
        Heading(2, pack["guide"], "guide"),
        Facts(
            (
                (pack["prepare"], module.facilitator.prepare),
                (pack["watch_for"], module.facilitator.watch_for),
                (pack["if_it_goes_wrong"], module.facilitator.if_it_goes_wrong),
            )
        ),
        Note("safety", (Paragraph(module.upset),), pack["upset"]),
        *_home(view, module),
        Facts(((pack["sources"], cited(view, module.sources)),)),
    )
    return document(site, view, module.title, blocks, f"modules/{module.id}/guide.html", "facilitator")


def worksheet_page(site: ResolvedSite, view: View, module: Module) -> Document:
    """The trainee's sheet of one module."""
    blocks = (*worksheet_blocks(view, module), *_home(view, module))
    return document(site, view, module.title, blocks, f"modules/{module.id}/worksheet.html", "trainee")


def workbook_page(site: ResolvedSite, view: View) -> Document:
    """Every worksheet of the training, one module after the other, with objectives and home practice."""
    pack = view.interface.pack
    blocks: list[Block] = [FieldLine(pack["workbook_of"], "line"), Paragraph(pack["worksheet_private"])]
    for number, module in enumerate((view.module(part.id) for part in site.modules), 1):
        title = (filled(pack["module_number"], number=number), " · ", module.title)
        blocks += [PageBreak()] if number > 1 else []
        blocks += [Heading(2, title, module.id), Paragraph(Strong(pack["objectives"]))]
        blocks += [ListBlock(tuple(module.objectives.values()), boxes=True), *worksheet_blocks(view, module, level=3)]
        blocks += _home(view, module, level=3)
    return document(site, view, pack["workbook"], tuple(blocks), "workbook.html", "trainee")


def worksheet_blocks(view: View, module: Module, level: int = 2) -> Blocks:
    """A module's worksheet; empty where it has none."""
    if not module.worksheet:
        return ()
    pack = view.interface.pack
    head: Blocks = (Heading(level, pack["worksheet"], f"worksheet-{module.id}"),)
    note: Blocks = (Paragraph(pack["worksheet_private"]),) if level == 2 else ()
    return head + note + tuple(_prompt(prompt, _room(module)) for prompt in module.worksheet)


def _room(module: Module) -> int:
    """Lines of a box to write in: fewer where there are many, so that a module keeps to its page."""
    return 4 if sum(prompt.kind == "long_text" for prompt in module.worksheet or ()) <= 3 else 3


def _prompt(prompt: Prompt, lines: int) -> Block:
    long = prompt.kind == "long_text"
    return FieldLine(prompt.prompt, "box" if long else "line", lines=lines if long else 1)


def _facts(view: View, module: Module) -> tuple[tuple[Inline, Inline], ...]:
    pack = view.interface.pack
    component = view.release.components[module.component].name
    needs = " · ".join(view.module(name).title for name in module.needs) or pack["needs_none"]
    return (
        (pack["component"], (component, " · ", pack["core"] if module.core else pack["adaptable"])),
        *(((pack["core"], pack["core_note"]),) if module.core else ()),
        (pack["basis"], pack[f"basis_{module.basis}"]),
        (pack["dose"], filled(pack["dose_value"], min=module.dose.min, max=module.dose.max)),
        (pack["needs"], needs),
        (pack["competencies"], " · ".join(view.taxonomy.competencies[name].name for name in module.competencies)),
    )


def _activities(view: View, module: Module) -> Blocks:
    """What is done, in order: a label with kind and minutes, and beside it who does what."""
    pack = view.interface.pack
    rows = tuple((_labelled(view, activity), _done(view, activity)) for activity in module.activities)
    materials = tuple(text for activity in module.activities for text in activity.materials.values())
    return (
        Heading(2, pack["activities"], "activities"),
        Facts(rows),
        Paragraph(filled(pack["dose_sum"], minutes=module.minutes)),
        Heading(2, pack["materials"], "materials"),
        ListBlock(materials, boxes=True) if materials else Paragraph(pack["materials_none"]),
    )


def _labelled(view: View, activity: Activity) -> Inline:
    pack = view.interface.pack
    return (pack[f"kind_{activity.kind}"], " · ", filled(pack["minutes_value"], minutes=activity.minutes))


def _done(view: View, activity: Activity) -> Item:
    who = view.interface.pack[f"who_{activity.who}"]
    return (Paragraph(Emphasis(who)), Paragraph(activity.does))


def _home(view: View, module: Module, level: int = 2) -> Blocks:
    pack = view.interface.pack
    return (
        Heading(level, pack["home_practice"], f"home-{module.id}"),
        Paragraph(module.home_practice or pack["home_practice_none"]),
    )
