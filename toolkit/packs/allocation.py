"""Which set of vignettes each person answers at each wave: a table for those who hand out cards."""

from toolkit.document.csv import Value, render_csv
from toolkit.document.tree import Block, Document, Heading, Inline, Name, Paragraph, Table, plain
from toolkit.document.xlsx import Sheet, render_xlsx
from toolkit.model.rota import PrivateRota
from toolkit.model.site import Cohort
from toolkit.packs.plan import wave_names
from toolkit.packs.words import document, filled
from toolkit.resolve.allocation import INSTRUMENT, set_of
from toolkit.resolve.people import names_of
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def is_allocated(site: ResolvedSite) -> bool:
    """Whether some form of the site asks the instrument whose sets go round."""
    return any(INSTRUMENT in form.form.instruments for form in site.forms)


def waves_of(site: ResolvedSite) -> tuple[str, ...]:
    """The waves at which the sets are answered, in their order."""
    asked = {form.form.occasion for form in site.forms if INSTRUMENT in form.form.instruments}
    return tuple(name for name in site.site.waves if name in asked)


def allocation_page(site: ResolvedSite, view: View, private: PrivateRota) -> Document:
    """The table of every cohort."""
    pack = view.interface.pack
    blocks: list[Block] = [Paragraph(pack["allocation_note"])]
    for cohort in site.site.cohorts:
        head, *rows = _table(site, view, cohort, private)
        cells: tuple[tuple[Inline, ...], ...] = tuple((Name(row[0]), *row[1:]) for row in rows)
        blocks.append(Heading(2, filled(pack["plan_cohort"], cohort=cohort.id), cohort.id))
        blocks.append(Table(head, cells, row_headers=True) if cells else Paragraph(pack["rota_none"]))
    return document(site, view, pack["allocation"], tuple(blocks), "allocation.html", "facilitator", dense=True)


def _table(site: ResolvedSite, view: View, cohort: Cohort, private: PrivateRota) -> list[tuple[str, ...]]:
    names, waves = wave_names(view), waves_of(site)
    head = (view.interface.pack["person_number"], *(names.get(wave, wave) for wave in waves))
    people = names_of(site, cohort, private)
    rows = [(name, *(set_of(person, at) for at in range(len(waves)))) for person, name in enumerate(people)]
    return [head, *rows]


def allocation_files(
    site: ResolvedSite, view: View, cohort: Cohort, private: PrivateRota, path: str
) -> dict[str, bytes]:
    """The table of a cohort as CSV and as a workbook."""
    rows: list[list[Value]] = [[plain(cell) for cell in row] for row in _table(site, view, cohort, private)]
    title: Inline = view.interface.pack["allocation"]
    sheet = Sheet(plain(title), rows, view.language.tag)
    return {f"{path}.csv": render_csv(rows), f"{path}.xlsx": render_xlsx([sheet])}
