"""The rota of role-plays on paper, a table a round; it holds numbers or codes, and nothing of why anyone has which part."""

from collections.abc import Iterator

from toolkit.document.tree import Block, Document, Heading, Inline, Name, Paragraph, Table
from toolkit.model.rota import PrivateRota
from toolkit.model.site import Cohort
from toolkit.packs.plan import day_of
from toolkit.packs.words import document, filled, listed
from toolkit.resolve.people import rotas_of
from toolkit.resolve.plan import Plan
from toolkit.resolve.rota import Group, Round
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def rota_page(site: ResolvedSite, view: View, private: PrivateRota) -> Document:
    """The rounds of every cohort, of each of its groups."""
    pack = view.interface.pack
    blocks: list[Block] = [Paragraph(pack["rota_note"]), Paragraph(pack["rota_sits_out"])]
    for cohort in site.site.cohorts:
        blocks.append(Heading(2, filled(pack["plan_cohort"], cohort=cohort.id), cohort.id))
        blocks += _cohort(site, view, cohort, private)
    return document(site, view, pack["rota"], tuple(blocks), "rota.html", "facilitator", dense=True)


def _cohort(site: ResolvedSite, view: View, cohort: Cohort, private: PrivateRota) -> list[Block]:
    pack, plan = view.interface.pack, site.plan(cohort)
    made = rotas_of(site, cohort, private)
    blocks: list[Block] = []
    for number, (names, rota) in enumerate(made, 1):
        if len(made) > 1 and rota.rounds:
            blocks.append(Heading(3, filled(pack["group"], group=number), f"{cohort.id}-{number}"))
        blocks += [_round(site, view, plan, one, names) for one in rota.rounds]
    return blocks or [Paragraph(pack["rota_none"])]


def _round(site: ResolvedSite, view: View, plan: Plan, one: Round, names: tuple[str, ...]) -> Block:
    pack = view.interface.pack
    when = next((session.day for session in plan.sessions if session.number == one.session), None)
    caption: Inline = listed(
        [
            filled(pack["round"], number=one.number),
            filled(pack["session"], number=one.session),
            day_of(when, view),
        ]
    )
    head = (pack["scenario"], pack["part_therapist"], pack["part_client"], pack["part_observer"])
    rows = tuple(tuple(_cells(site, view, group, names)) for group in one.groups)
    return Table(head, rows, caption=caption, widths=(3, 3, 3, 4))


def _cells(site: ResolvedSite, view: View, group: Group, names: tuple[str, ...]) -> Iterator[Inline]:
    """Scenario, therapist, client and observers; where there are too few people the facilitator takes a part."""
    leader = view.release.roles["facilitator"].name
    codes = {one.id: one.code for one in site.scenarios}
    code = codes.get(group.scenario)
    yield Name(code) if code else view.interface.pack["no_scenario"]
    yield Name(names[group.therapist])
    yield Name(names[group.client]) if group.client is not None else leader
    yield listed([Name(names[person]) for person in group.observers]) if group.observers else leader
