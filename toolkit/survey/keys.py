"""The keys of a row: which a form knows beforehand, which the respondent gives, and which only the platform can tell."""

from dataclasses import dataclass, field
from typing import Literal

from toolkit.resolve.forms import ROW_KEYS, ResolvedForm
from toolkit.survey.words import Said, say

Kind = Literal["fixed", "asked", "number", "cohort", "arm", "copied", "language", "words", "clock"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `value` is its value where that is fixed, and the key it repeats where it is copied."""

    name: str
    kind: Kind
    value: str = ""
    label: Said = field(default_factory=tuple)
    hint: Said | None = None


_LABELS = {
    "about": ("survey/rated_code", "survey/rated_code_help"),
    "case": ("survey/case_code", "survey/case_code_help"),
    "group": ("survey/group_code", ""),
    "scenario": ("survey/scenario_code", "survey/scenario_code_help"),
}


def row_keys(form: ResolvedForm, mode: str = "") -> tuple[Key, ...]:
    """Every key of a row of this form, in order; a group that is asked for comes at the end.

    `mode` says how people answer: web, app, paper or interview.
    """
    extra = ("group",) if "group" in form.asked else ()
    return tuple(_key(form, name, mode) for name in (*ROW_KEYS, *extra))


def _key(form: ResolvedForm, name: str, mode: str) -> Key:
    if name in form.asked:
        return _asked(form, name)
    if name == "language":
        return Key(name, "language")
    if name == "words":
        return Key(name, "words")
    if name in ("started", "submitted"):
        return Key(name, "clock")
    if name in ("cohort", "arm"):
        return _intake(form, name)
    if (name == "about" and form.form.about == "self") or (name == "rater" and form.form.filled_by == "rater"):
        return Key(name, "copied", "person") if "person" in form.asked else Key(name, "fixed")
    return Key(name, "fixed", _fixed(form, mode).get(name, ""))


_NUMBERS = {
    "group": ("survey/meeting_number", ""),
    "event": ("survey/event_number", "survey/event_number_help"),
}
"""What an occasion repeats with -> label and help of its number, where that is not the number of a session."""


def _words_of(form: ResolvedForm, name: str) -> tuple[str, str]:
    """Label and help of a key that is asked: the number of what, and the code of whom or what."""
    if name == "session":
        return _NUMBERS.get(form.occasion.per or "", ("survey/session_number", "survey/session_number_help"))
    if name == "about" and form.form.about == "recording":
        return "survey/recording_code", "survey/recording_code_help"
    return _LABELS[name]


def _asked(form: ResolvedForm, name: str) -> Key:
    if name == "person":
        rater = form.form.filled_by == "rater"
        return Key(
            name,
            "asked",
            label=say(form, "survey/rater_code" if rater else "survey/your_code"),
            hint=say(form, "survey/code_help"),
        )
    label, hint = _words_of(form, name)
    kind: Kind = "number" if name == "session" else "asked"
    return Key(name, kind, label=say(form, label), hint=say(form, hint) if hint else None)


def _intake(form: ResolvedForm, name: str) -> Key:
    """Cohort and arm: known where there is one cohort, else the cohort is asked for and the arm follows from it."""
    if len(form.cohorts) > 1:
        return Key("cohort", "cohort", label=say(form, "platform/cohort")) if name == "cohort" else Key("arm", "arm")
    cohort, arm = form.cohorts[0] if form.cohorts else ("", "")
    return Key(name, "fixed", cohort if name == "cohort" else arm)


def _fixed(form: ResolvedForm, mode: str) -> dict[str, str]:
    return {
        "site": form.site_id,
        "role": form.form.filled_by,
        "wave": form.wave,
        "occasion": form.occasion.id,
        "mode": mode,
        "form": form.id,
        "structure": form.structure,
        "stage": form.stage,
        "waiver": form.waiver,
        "build": form.build,
    }
