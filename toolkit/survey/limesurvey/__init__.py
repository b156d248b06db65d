"""LimeSurvey: one survey structure file a form, in every language, with the keys of a row in hidden equations."""

import hashlib

from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.resolve.forms import ResolvedForm
from toolkit.survey.flow import Flow, flow
from toolkit.survey.limesurvey.limits import codes_of, own_losses
from toolkit.survey.limesurvey.lss import render_lss
from toolkit.survey.limesurvey.survey import Writer
from toolkit.survey.limesurvey.tables import Tables
from toolkit.survey.losses import common_losses

TARGET = "LimeSurvey"


def path_of(form: ResolvedForm) -> str:
    """Where the file lies in a build."""
    return f"surveys/limesurvey/{form.id}.lss"


def export_limesurvey(form: ResolvedForm) -> tuple[dict[str, bytes], list[Finding]]:
    """The structure file of a form by its path, and what it can't hold; no file where a finding is an error."""
    found, shown = _examined(form)
    if shown is None or errors_of(found):
        return {}, found
    tables = Tables(survey_id(form), codes_of(form))
    Writer(form, tables).write(shown)
    return {path_of(form): render_lss(tables.languages, tables.rows)}, found


def losses(form: ResolvedForm) -> list[Finding]:
    """What the structure file of a form can't hold, without making it."""
    return _examined(form)[0]


def _examined(form: ResolvedForm) -> tuple[list[Finding], Flow | None]:
    path = path_of(form)
    if not form.languages:
        return [finding("FORM007", Place(path, key=f"form/{form.id}"), form=form.id, target=TARGET)], None
    shown = flow(form)
    return [*common_losses(form, shown, TARGET, path), *own_losses(form, shown, path)], shown


def survey_id(form: ResolvedForm) -> int:
    """A number of six digits that stays as long as site and form are called so; a server that has it gives another."""
    digest = hashlib.sha256(f"{form.site_id}/{form.id}".encode()).hexdigest()
    return 100_000 + int(digest[:12], 16) % 900_000


__all__ = ["export_limesurvey", "losses", "path_of", "survey_id"]
