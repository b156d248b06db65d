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

    main: Annotated[Line | None, Structure] = Field(
        description="The marker that carries the scenario; null where there is no rupture."
    )
    also: Annotated[tuple[Line, ...], Structure] = Field((), description="Markers that colour it.")


class Parallel(Model):
    """Another scenario meant to be exchangeable with this one, and how far that was shown."""

    with_: Annotated[Id, Structure] = Field(alias="with", description="The other scenario.")
    equating: Annotated[Literal["none", "expert", "pilot"], Structure] = Field(description="How far it was shown.")


class Minutes(Model):
    """Time for each part."""

    brief: Annotated[int, Structure] = Field(ge=1, description="Before the play.")
    play: Annotated[int, Structure] = Field(ge=1, description="The play.")
    debrief: Annotated[int, Structure] = Field(ge=1, description="After the play.")

    @property
    def total(self) -> int:
        return self.brief + self.play + self.debrief


class Learner(Model):
    """All that the trainee in the therapist's chair sees before the play."""

    title: Text = Field(description="Neutral: it names no marker and no aim.")
    door_note: Text = Field(description="What the therapist knows at the door.")
    task: Text = Field(description="What to do.")


class FacilitatorBrief(Model):
    """What only the facilitator knows beforehand."""

    title: Text = Field(description="What it is about.")
    purpose: Text = Field(description="What is practised.")
    hidden: Text = Field(description="What the client does not say.")


class ClientRole(Model):
    """The person that is played."""

    persona: Annotated[Id, Structure] = Field(description="Who the client is, by a persona of the locale.")
    therapist: Annotated[Id, Structure] = Field(description="Who the therapist is, by a persona of the locale.")
    age: Annotated[int, Structure] = Field(ge=14, le=99, description="Age of the client.")
    background: Text = Field(description="The client's life.")
    story_so_far: Text = Field(description="The therapy until now.")
    wish: Text = Field(description="What the client wishes for.")
    fear: Text = Field(description="What the client fears.")


class Portrayal(Model):
    """How the person is played."""

    opening: Text = Field(description="The first line.")
    affect: Text = Field(description="What the client feels, and shows.")
    body: Text = Field(description="What the body does.")
    voice: Text = Field(description="How the voice sounds.")
    silence: Text = Field(description="What the client does in a silence.")
    if_asked: dict[Id, Text] = Field({}, description="What is true if the therapist asks, by a short name.")
    never: dict[Id, Text] = Field({}, description="What the client never does, by a short name.")


class Response(Model):
    """What the client does when the therapist does something; `then` is the next beat, or `end`."""

    when: Text = Field(description="What the therapist does.")
    client: Text = Field(description="What the client says then.")
    then: Annotated[Id, Structure] = Field(description="The next beat, or `end`.")


class Responses(Model):
    """The three ways a therapist can meet a beat."""

    missed: Annotated[Response, Structure] = Field(description="The rupture is passed by.")
    clumsy: Annotated[Response, Structure] = Field(
        description="It is met, but not well: the commonest beginner's answer."
    )
    met: Annotated[Response, Structure] = Field(description="It is met.")


class Beat(Model):
    """One step of the script."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    trigger: Text = Field(description="What brings it on.")
    client: Text = Field(description="What the client says.")
    cue: Text = Field(description="What is seen.")
    responses: Annotated[Responses, Structure] = Field(description="What follows what the therapist does.")


class Endings(Model):
    """How it can end."""

    repaired: Text = Field(description="How it ends if the rupture was repaired.")
    eased: Text = Field(description="If it was eased.")
    open: Text = Field(description="If it stayed open.")


class ModelResponse(Model):
    """An acceptable answer; there is no single right one, and each has a cost."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    strategies: Annotated[tuple[Line, ...], Structure] = Field(
        min_length=1, description="Strategies it uses, by their codes."
    )
    says: Text = Field(description="What the therapist says.")
    why: Text = Field(description="What it does.")
    cost: Text = Field(description="What it costs.")


class Miss(Model):
    """A typical answer that passes the rupture by."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    says: Text = Field(description="What the therapist says.")
    why: Text = Field(description="Why it passes the rupture by.")


class Hook(Model):
    """What the moment does to the therapist."""

    feeling: Text = Field(description="What the therapist may feel.")
    urge: Text = Field(description="What the therapist may want to do.")
    regulation: Text = Field(description="What helps.")


class Observation(Model):
    """A row of the observer's sheet: about the client (marker) or the therapist (strategy)."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    sees: Text = Field(description="What can be seen.")
    contrast: Text | None = Field(None, description="What looks like it and is something else.")
    marker: Annotated[Line | None, Structure] = Field(None, description="The marker it shows, by its code.")
    strategy: Annotated[Line | None, Structure] = Field(None, description="The strategy it shows, by its code.")
    local: Annotated[Literal["required", "optional"] | None, Structure] = Field(
        None, description="Whether what counts has to be settled locally first."
    )
    anchors: dict[str, Text] = Field({}, description="What each level looks like, by its number.")


class VideoPlan(Model):
    """What is filmed and what is watched again."""

    shots: dict[Id, Text] = Field(description="What is filmed, by a short name.")
    replay: dict[Id, Text] = Field(description="What is watched again.")


class SafetyNotes(Model):
    """What may upset people, and the way out."""

    warning: Text = Field(description="What may upset people.")
    pause_word: Annotated[bool, Structure] = Field(True, description="Whether the pause word is agreed on.")
    substitute: Annotated[Id | None, Structure] = Field(
        None, description="The scenario for those who sit this one out."
    )


class LocalNotes(Model):
    """What a local reviewer has to settle."""

    checks: tuple[EcologicalCheck, ...] = Field(description="The dimensions that a local reviewer looks at.")
    note: Text = Field(description="What to settle before the first run.")


class Reviewed(Model):
    """One review that has taken place."""

    role: Line = Field(description="Who reviewed it, by role.")
    on: date = Field(description="Day.")
    verdict: Line = Field(description="What was said.")


class Reviews(Model):
    """Reviews; null until one has taken place."""

    clinical: Reviewed | None = Field(None, description="By a clinician.")
    safety: Reviewed | None = Field(None, description="For safety.")
    cultural: Reviewed | None = Field(None, description="By someone who knows the culture.")
    lived_experience: Reviewed | None = Field(None, description="By someone who has been a client.")
    piloted: Reviewed | None = Field(None, description="In a trial run.")


class Scenario(Model):
    """A role-play case. `opens_after` counts the good moves before the client opens."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Annotated[Id, Structure] = Field(
        description="Permanent short name, the same as the file's; learners do not see it."
    )
    code: Annotated[ItemCode, Structure] = Field(description="What learners see: it gives nothing away.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    basis: Basis = Field(description="Where it comes from: the pilot's abstract, the press article, or added here.")
    use: Annotated[Literal["training", "assessment"], Structure] = Field(
        description="For training or for assessment, never both."
    )
    rupture: Annotated[Literal["withdrawal", "confrontation", "mixed", "none"], Structure] = Field(
        description="What kind of rupture it holds."
    )
    markers: Annotated[Markers, Structure] = Field(description="What can be observed.")
    theme: Annotated[Id | None, Structure] = Field(None, description="A theme that several scenarios share.")
    erred: Annotated[bool, Structure] = Field(
        False, description="Whether the therapist has really made a mistake, so that owning it is true."
    )
    difficulty: Annotated[Literal[1, 2, 3], Structure] = Field(description="1 to 3; judged, not measured.")
    parallel: Annotated[Parallel | None, Structure] = Field(
        None, description="Another scenario that is meant to be exchangeable with it."
    )
    minutes: Annotated[Minutes, Structure] = Field(description="Time for each part.")
    competencies: Annotated[tuple[Competency, ...], Structure] = Field(description="What it trains.")
    opens_after: Annotated[int, Structure] = Field(
        ge=0, description="How many good moves it takes before the client opens."
    )
    learner: Learner = Field(description="All that the learner sees before the play.")
    facilitator: FacilitatorBrief = Field(description="What only the facilitator knows.")
    client: Annotated[ClientRole, Structure] = Field(description="The person that is played.")
    portrayal: Portrayal = Field(description="How the person is played.")
    beats: Annotated[tuple[Beat, ...], Structure] = Field(
        min_length=3, max_length=6, description="The script: three to six steps."
    )
    endings: Endings = Field(description="How it can end.")
    stop_rule: Text = Field(description="When the play is stopped.")
    models: Annotated[tuple[ModelResponse, ...], Structure] = Field(min_length=1, description="Acceptable answers.")
    misses: Annotated[tuple[Miss, ...], Structure] = Field((), description="Answers that pass the rupture by.")
    hook: Hook = Field(description="What it does to the therapist.")
    observer: Annotated[tuple[Observation, ...], Structure] = Field(
        min_length=1, description="The rows of the observer's sheet."
    )
    video: VideoPlan = Field(description="What is filmed and watched again.")
    debrief: Annotated[tuple[Id, ...], Structure] = Field(
        description="Steps of the debrief, by their ids in `taxonomy.yaml`."
    )
    safety: Annotated[SafetyNotes, Structure] = Field(description="What may upset people, and the way out.")
    localisation: LocalNotes = Field(description="What a local reviewer has to settle.")
    review: Reviews = Field(Reviews(), description="Reviews; null until one has taken place.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")
