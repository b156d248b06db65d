"""A scenario: a role-play case with its script, for the therapist, the client, the observers and the facilitator."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.protocol import Basis
from toolkit.model.site import Id, ItemCode, Line
from toolkit.model.text import Model, Structure, Text

Competency = Literal["recognise", "tolerate", "invite", "own", "repair", "reflect"]
EcologicalCheck = Literal["language", "persons", "metaphors", "content", "concepts", "goals", "methods", "context"]


class Markers(Model):
    """What can be observed: one marker carries the scenario, others may colour it."""

    main: Annotated[Line | None, Structure]
    also: Annotated[tuple[Line, ...], Structure] = ()


class Parallel(Model):
    """Another scenario meant to be exchangeable with this one, and how far that was shown."""

    with_: Annotated[Id, Structure] = Field(alias="with")
    equating: Annotated[Literal["none", "expert", "pilot"], Structure]


class Minutes(Model):
    """Time for each part."""

    brief: Annotated[int, Structure] = Field(ge=1)
    play: Annotated[int, Structure] = Field(ge=1)
    debrief: Annotated[int, Structure] = Field(ge=1)

    @property
    def total(self) -> int:
        return self.brief + self.play + self.debrief


class Learner(Model):
    """All that the trainee in the therapist's chair sees before the play."""

    title: Text
    door_note: Text
    task: Text


class FacilitatorBrief(Model):
    """What only the facilitator knows beforehand."""

    title: Text
    purpose: Text
    hidden: Text


class ClientRole(Model):
    """The person that is played."""

    persona: Annotated[Id, Structure]
    therapist: Annotated[Id, Structure]
    age: Annotated[int, Structure] = Field(ge=14, le=99)
    background: Text
    story_so_far: Text
    wish: Text
    fear: Text


class Portrayal(Model):
    """How the person is played."""

    opening: Text
    affect: Text
    body: Text
    voice: Text
    silence: Text
    if_asked: dict[Id, Text] = {}
    never: dict[Id, Text] = {}


class Response(Model):
    """What the client does when the therapist does something; `then` is the next beat, or `end`."""

    when: Text
    client: Text
    then: Annotated[Id, Structure]


class Responses(Model):
    """The three ways a therapist can meet a beat."""

    missed: Annotated[Response, Structure]
    clumsy: Annotated[Response, Structure]
    met: Annotated[Response, Structure]


class Beat(Model):
    """One step of the script."""

    id: Annotated[Id, Structure]
    trigger: Text
    client: Text
    cue: Text
    responses: Annotated[Responses, Structure]


class Endings(Model):
    """How it can end."""

    repaired: Text
    eased: Text
    open: Text


class ModelResponse(Model):
    """An acceptable answer; there is no single right one, and each has a cost."""

    id: Annotated[Id, Structure]
    strategies: Annotated[tuple[Line, ...], Structure] = Field(min_length=1)
    says: Text
    why: Text
    cost: Text


class Miss(Model):
    """A typical answer that passes the rupture by."""

    id: Annotated[Id, Structure]
    says: Text
    why: Text


class Hook(Model):
    """What the moment does to the therapist."""

    feeling: Text
    urge: Text
    regulation: Text


class Observation(Model):
    """A row of the observer's sheet: about the client (marker) or the therapist (strategy)."""

    id: Annotated[Id, Structure]
    sees: Text
    contrast: Text | None = None
    marker: Annotated[Line | None, Structure] = None
    strategy: Annotated[Line | None, Structure] = None
    local: Annotated[Literal["required", "optional"] | None, Structure] = None
    anchors: dict[str, Text] = {}


class VideoPlan(Model):
    """What is filmed and what is watched again."""

    shots: dict[Id, Text]
    replay: dict[Id, Text]


class SafetyNotes(Model):
    """What may upset people, and the way out."""

    warning: Text
    pause_word: Annotated[bool, Structure] = True
    substitute: Annotated[Id | None, Structure] = None


class LocalNotes(Model):
    """What a local reviewer has to settle."""

    checks: tuple[EcologicalCheck, ...]
    note: Text


class Reviewed(Model):
    """One review that has taken place."""

    role: Line
    on: date
    verdict: Line


class Reviews(Model):
    """Reviews; null until one has taken place."""

    clinical: Reviewed | None = None
    safety: Reviewed | None = None
    cultural: Reviewed | None = None
    lived_experience: Reviewed | None = None
    piloted: Reviewed | None = None


class Scenario(Model):
    """A role-play case. `opens_after` counts the good moves before the client opens."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Annotated[Id, Structure]
    code: Annotated[ItemCode, Structure]
    version: int = Field(ge=1)
    basis: Basis
    use: Annotated[Literal["training", "assessment"], Structure]
    rupture: Annotated[Literal["withdrawal", "confrontation", "mixed", "none"], Structure]
    markers: Annotated[Markers, Structure]
    theme: Annotated[Id | None, Structure] = None
    difficulty: Annotated[Literal[1, 2, 3], Structure]
    parallel: Annotated[Parallel | None, Structure] = None
    minutes: Annotated[Minutes, Structure]
    competencies: Annotated[tuple[Competency, ...], Structure]
    opens_after: Annotated[int, Structure] = Field(ge=0)
    learner: Learner
    facilitator: FacilitatorBrief
    client: Annotated[ClientRole, Structure]
    portrayal: Portrayal
    beats: Annotated[tuple[Beat, ...], Structure] = Field(min_length=3, max_length=6)
    endings: Endings
    stop_rule: Text
    models: Annotated[tuple[ModelResponse, ...], Structure] = Field(min_length=1)
    misses: Annotated[tuple[Miss, ...], Structure] = ()
    hook: Hook
    observer: Annotated[tuple[Observation, ...], Structure] = Field(min_length=1)
    video: VideoPlan
    debrief: Annotated[tuple[Id, ...], Structure]
    safety: Annotated[SafetyNotes, Structure]
    localisation: LocalNotes
    review: Reviews = Reviews()
    sources: tuple[Line, ...] = ()
