"""Methods of translating questionnaires: the steps that each asks for, what a record of a step holds, and where this is from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

MethodName = Literal["trapd", "ispor", "who", "psa", "other"]
Step = Literal[
    "permission_ok",
    "source_frozen",
    "forward_1",
    "forward_2",
    "reconciled",
    "back_translated",
    "back_reviewed",
    "adjudicated",
    "harmonised",
    "debriefed",
    "proofread",
    "site_adjusted",
    "approved",
]
"""What can take place, in the order in which it makes sense. The last one is the signature."""

STEPS: tuple[Step, ...] = get_args(Step)
FORWARD: tuple[Step, ...] = ("forward_1", "forward_2")
"""Translations made from the English, each by somebody who has not seen the other."""
ALWAYS: tuple[Step, ...] = ("permission_ok", "source_frozen", "proofread", "site_adjusted", "approved")
"""Steps that go with any method, whether or not it asks for them."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method: the steps that it asks for, in their order, those that may be added, and the works that say so."""

    name: MethodName
    title: str
    required: tuple[Step, ...]
    also: tuple[Step, ...] = ()
    sources: tuple[str, ...] = ()

    def knows(self, step: Step) -> bool:
        return step in self.required or step in self.also or step in ALWAYS


METHODS: Mapping[MethodName, Method] = {
    "trapd": Method(
        "trapd",
        "TRAPD",
        ("forward_1", "forward_2", "reconciled", "adjudicated", "debriefed", "approved"),
        ("harmonised",),
        ("S53", "S54", "S55", "S56", "S57"),
    ),
    "ispor": Method(
        "ispor",
        "ISPOR",
        (
            "source_frozen",
            "forward_1",
            "forward_2",
            "reconciled",
            "back_translated",
            "back_reviewed",
            "harmonised",
            "debriefed",
            "adjudicated",
            "proofread",
            "approved",
        ),
        (),
        ("S58", "S59", "S60", "S61"),
    ),
    "who": Method(
        "who",
        "WHO",
        ("forward_1", "reconciled", "back_translated", "debriefed", "approved"),
        ("back_reviewed", "adjudicated"),
        ("S63", "S64"),
    ),
    "psa": Method(
        "psa",
        "PSA",
        ("forward_1", "back_translated", "reconciled", "site_adjusted", "approved"),
        ("back_reviewed",),
        ("S67", "S68"),
    ),
    "other": Method("other", "", ("forward_1", "adjudicated", "approved"), STEPS),
}
"""TRAPD: two translations, a team that reviews, one who decides, a pretest; verification and harmonising come from the practice
of the European Social Survey. ISPOR: its ten steps, review and finalising as `adjudicated`, the final report as `approved`. WHO:
a translation, a panel, a back translation, pretests with interviews, the final version. PSA: version A, version B back from it,
version C from talking about both, then what each site adjusts. Any other method says in words what it asks for, and holds at
least a translation, a decision and a signature.
"""

NEEDS: Mapping[Step, tuple[str, ...]] = {"debriefed": ("country", "n", "profile", "problems")}
"""What a record of a step says beside who and when; of a step that was left out it says the deviation alone."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that a method is described in, and where it was read."""

    what: str
    at: str


WORKS: Mapping[str, Work] = {
    "S53": Work("A test of TRAPD in four languages", "PMC8682877"),
    "S54": Work("A seminar on TRAPD of the Lithuanian data archive", "lidata.eu"),
    "S55": Work("Cross-cultural survey guidelines, on verification", "ccsg.isr.umich.edu"),
    "S56": Work("European Social Survey, assessment of translations", "europeansocialsurvey.org"),
    "S57": Work("European Social Survey round 6, instructions for verification", "paperzz.com/doc/8646071"),
    "S58": Work("The ten steps of ISPOR as a Japanese journal gives them", "jstage.jst.go.jp, jjbt 41/2"),
    "S59": Work("The steps of the PRO Consortium", "doi:10.1186/s41687-018-0037-6"),
    "S60": Work("Forms that observers and clinicians fill in", "doi:10.1186/s41687-020-00248-z"),
    "S61": Work("Assessment of translatability", "doi:10.1186/s41687-018-0035-8"),
    "S63": Work("The process of the World Health Organization", "a copy at ilovetranslation.com"),
    "S64": Work("Translation guidelines of the WHODAS", "a copy at contohsurat.jagomart.net"),
    "S67": Work("Psychological Science Accelerator, translation", "psysciacc.org/translation.html"),
    "S68": Work("Psychological Science Accelerator, the translation process", "psysciacc.org/translation-process"),
}
"""The works behind the methods, by their codes."""
