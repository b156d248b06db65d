"""XLSForm: one workbook a form, for ODK, KoboToolbox and others, with every cell filled in every language."""

import hashlib
import json

from toolkit.document.xlsx import Sheet, render_xlsx
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.platform import xlsform_labels
from toolkit.resolve.forms import ResolvedForm
from toolkit.survey.flow import Flow, flow
from toolkit.survey.losses import common_losses
from toolkit.survey.xlsform.cells import cell
from toolkit.survey.xlsform.limits import own_losses
from toolkit.survey.xlsform.survey import choices, rows
from toolkit.survey.xlsform.table import Table, choices_table, survey_table

TARGET = "XLSForm"


def path_of(form: ResolvedForm) -> str:
    """Where the file lies in a build."""
    return f"surveys/xlsform/{form.id}.xlsx"


def export_xlsform(form: ResolvedForm) -> tuple[dict[str, bytes], list[Finding]]:
    """The workbook of a form by its path, and what it can't hold; no file where a finding is an error."""
    found, shown = _examined(form)
    if shown is None or errors_of(found):
        return {}, found
    sheets = [Sheet(name, table) for name, table in tables(form, shown).items()]
    return {path_of(form): render_xlsx(sheets)}, found


def losses(form: ResolvedForm) -> list[Finding]:
    """What the workbook of a form can't hold, without making it."""
    return _examined(form)[0]


def _examined(form: ResolvedForm) -> tuple[list[Finding], Flow | None]:
    path = path_of(form)
    if not form.languages:
        return [finding("FORM007", Place(path, key=f"form/{form.id}"), form=form.id, target=TARGET)], None
    shown = flow(form)
    return [*common_losses(form, shown, TARGET, path), *own_losses(form, shown, path)], shown


def tables(form: ResolvedForm, shown: Flow) -> dict[str, Table]:
    """The three sheets as rows of text."""
    labels = language_labels(form)
    survey = survey_table(rows(form, shown), labels)
    lists = choices_table(choices(form, shown), labels)
    settings = {
        "form_title": cell(form.languages[0].title),
        "form_id": f"{form.site_id}_{form.id}",
        "version": _version(form, survey, lists),
        "default_language": labels[0],
        "style": "pages",
    }
    return {"survey": survey, "choices": lists, "settings": [list(settings), list(settings.values())]}


def language_labels(form: ResolvedForm) -> tuple[str, ...]:
    """The label of each language, spelled the same wherever it stands."""
    return xlsform_labels([(each.language.tag, each.language.name) for each in form.languages])


def _version(form: ResolvedForm, survey: Table, lists: Table) -> str:
    """The structure's fingerprint and one over every cell: a server refuses another form under the same version."""
    text = json.dumps([survey, lists], ensure_ascii=False, separators=(",", ":"))
    return f"{form.structure}-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}"


__all__ = ["export_xlsform", "language_labels", "losses", "path_of", "tables"]
