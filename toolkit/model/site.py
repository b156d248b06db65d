"""`site.yaml`: who a site is, in its own words."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from toolkit.model.names import CLOCK, ID, ITEM_CODE, RELEASE_ID, SITE_ID
from toolkit.model.text import Model

SiteId = Annotated[str, StringConstraints(pattern=SITE_ID)]
Id = Annotated[str, StringConstraints(pattern=ID)]
ItemCode = Annotated[str, StringConstraints(pattern=ITEM_CODE)]
ReleaseId = Annotated[str, StringConstraints(pattern=RELEASE_ID)]
Clock = Annotated[str, StringConstraints(pattern=CLOCK)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"\S")]
Stage = Literal["draft", "ready", "collecting"]
Audience = Literal["public", "trainee", "client", "actor", "observer", "facilitator", "supervisor"]


class SiteFacts(Model):
    """One place running the training."""

    id: SiteId = Field(
        description="Permanent short name, in small letters and digits. It is on every row of data.",
        examples=["sapporo"],
    )
    name: Line = Field(description="The name people read.", examples=["Hokkaido Training Clinic"])
    country: str | None = Field(None, description="Country as its two-letter code (ISO 3166-1).", examples=["JP"])
    timezone: str | None = Field(None, description="Time zone as continent and city (IANA).", examples=["Asia/Tokyo"])
    subdivision: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,12}$")] | None = Field(
        None,
        description="State or province, where public holidays differ: the part behind the country's letters in ISO 3166-2.",
        examples=["BY"],
    )


class Level(Model):
    """How far the trainees of a cohort are."""

    stage: Literal["pre-practicum", "practicum", "licensed"] = Field(
        description="Stage of training.", examples=["practicum"]
    )
    local_name: Line | None = Field(None, description="What this stage is called here.", examples=["修士2年"])
    isced: int | None = Field(None, ge=0, le=8, description="Level of education (ISCED 2011).", examples=[7])


class Schedule(Model):
    """When the sessions are."""

    day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = Field(
        description="Day of the week.", examples=["tue"]
    )
    at: Clock = Field(description="Time of day, 24 hours.", examples=["18:00"])
    skip: tuple[date, ...] = Field((), description="Days without a session.", examples=[["2027-05-04"]])
    holidays: Literal["avoid", "keep"] = Field(
        "avoid", description="Whether a session on a public holiday moves on by a week.", examples=["avoid"]
    )


class Video(Model):
    """What is done with recordings of role-play."""

    recorded: bool = Field(description="Whether role-plays are recorded.", examples=[True])
    consent: Literal["written", "electronic"] | None = Field(
        None, description="How consent to recording is given.", examples=["written"]
    )
    delete_after_days: int | None = Field(
        None, ge=1, le=3660, description="Days after which a recording is deleted.", examples=[90]
    )


class Delivery(Model):
    """How the training is given."""

    mode: Literal["in-person", "online", "hybrid"] = Field(
        "in-person", description="In a room, online, or both.", examples=["in-person"]
    )
    sessions: int | None = Field(None, ge=1, le=60, description="How many sessions.", examples=[8])
    minutes: int | None = Field(None, ge=10, le=600, description="Minutes of one session.", examples=[90])
    schedule: Schedule | None = Field(None, description="Day and time of the sessions.")
    video: Video | None = Field(None, description="Recording of role-plays.")
    rooms: int | None = Field(
        None,
        ge=1,
        le=200,
        description="Rooms or quiet corners in which groups can play at the same time.",
        examples=[4],
    )
    cameras: int | None = Field(None, ge=0, le=200, description="Cameras that there are.", examples=[4])


class Cohort(Model):
    """One intake of trainees."""

    id: SiteId = Field(description="Permanent short name of the cohort.", examples=["spring2027"])
    size: int | None = Field(None, ge=1, le=500, description="How many trainees.", examples=[12])
    groups: int = Field(1, ge=1, le=100, description="Into how many groups they are split.", examples=[2])
    starts: date | None = Field(None, description="Day of the first session, year-month-day.", examples=["2027-04-12"])
    level: Level | None = Field(None, description="Stage of training.")
    arm: Id | None = Field(None, description="Arm of the study, where it has several.")
    modality: Id | None = Field(None, description="Therapeutic approach, where it differs from the site's.")
    languages: tuple[str, ...] | None = Field(None, description="Languages, where they differ from the site's.")
    delivery: Delivery | None = Field(None, description="Delivery, where it differs from the site's.")
    wave_dates: dict[Id, date] | None = Field(None, description="Dates of waves that the study's offsets do not fit.")


class ScenarioChoice(Model):
    """Which scenarios the site plays."""

    set: Literal["core", "all"] | tuple[Id, ...] = Field(
        "core", description="`core`, `all`, or a list of scenarios.", examples=["core"]
    )
    assessment: bool = Field(
        False, description="Whether papers for the assessor and the actor are made of the scenarios for assessment."
    )
    difficulty: tuple[Annotated[int, Field(ge=1, le=3)], ...] | None = Field(
        None, description="Only these levels (1 to 3).", examples=[[1, 2]]
    )


class ModuleChoice(Model):
    """Which modules the site gives."""

    set: Literal["core", "all"] | tuple[Id, ...] = Field(
        "all",
        description="`all`, `core` (with what the core ones need), or a list of modules.",
        examples=["all"],
    )


class Coordinator(Model):
    """Whom to ask about the site."""

    name: Line = Field(description="Name.", examples=["M. Sato"])
    email: Line | None = Field(None, description="Mail address.", examples=["coordinator@example.org"])
    phone: Line | None = Field(None, description="Telephone.")
    public: bool = Field(False, description="Whether the public pages show this contact.")


class Distress(Model):
    """Whom a person turns to who is upset by a role-play or a question."""

    name: Line = Field(description="Who answers.", examples=["Student counselling"])
    phone: Line | None = Field(None, description="Telephone, with the country's prefix.", examples=["+81 11 000 0000"])
    email: Line | None = Field(None, description="Mail address.")
    hours: Line | None = Field(None, description="When someone answers.", examples=["Mon-Fri 9-17"])
    out_of_hours: Line | None = Field(
        None, description="Whom to call outside these hours.", examples=["+81 11 000 0001"]
    )
    emergency: Line | None = Field(None, description="The emergency number.", examples=["119"])
    independent_of_grading: bool = Field(
        description="True if this person has no part in grading the trainees.", examples=[True]
    )
    public: bool = Field(False, description="Whether the public pages show this contact.")


class Contacts(Model):
    """People to turn to."""

    coordinator: Coordinator | None = Field(None, description="Whom to ask about the site.")
    distress: Distress | None = Field(
        None, description="Whom to turn to when upset. Needed wherever there is role-play."
    )


class Ethics(Model):
    """The board's word on the study."""

    board: Line | None = Field(None, description="The board that reviewed the study.", examples=["Clinic review board"])
    reference: Line | None = Field(None, description="Its reference number.", examples=["2027-014"])
    status: Literal["approved", "pending", "exempt"] = Field(
        "pending", description="Where the review stands.", examples=["approved"]
    )
    expires: date | None = Field(None, description="Last day of the approval.", examples=["2028-03-31"])


class Publish(Model):
    """How the documentation site is published."""

    url: str | None = Field(
        None, description="Address of the published site.", examples=["https://example.org/sapporo/"]
    )
    licence: Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0"] = Field(
        "CC-BY-4.0", description="Licence of the site's own pages.", examples=["CC-BY-4.0"]
    )
    audiences: tuple[Audience, ...] = Field(
        ("trainee", "public"), description="For whom pages are made.", examples=[["trainee", "public"]]
    )
    forms: bool = Field(False, description="Whether the published site carries the web forms.")
    paper: Literal["a4", "letter"] | None = Field(
        None, description="Paper size; by country if left out.", examples=["a4"]
    )
    logo: Line | None = Field(None, description="A picture in the site's folder.", examples=["logo.svg"])
    colour: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = Field(
        None, description="Main colour.", examples=["#335c67"]
    )
    names: Literal["roles", "names"] = Field(
        "roles", description="Whether staff are shown by role or by name.", examples=["roles"]
    )


class Participation(Model):
    """What keeps taking part free."""

    recruited_by: Line | None = Field(
        None, description="Who asks the trainees to take part.", examples=["research office"]
    )
    training_without_data: bool = Field(True, description="Whether the training is open to those who give no data.")
    grades: Literal["separate", "included"] = Field(
        "separate", description="Whether grades are kept apart.", examples=["separate"]
    )
    hidden_from: tuple[Literal["facilitator", "supervisor", "coordinator"], ...] = Field(
        (), description="Who must not know who takes part."
    )


class Consent(Model):
    """A consent document in use."""

    role: Line = Field(description="Who signs.", examples=["trainee"])
    document: Line = Field(description="The file, in the site's folder.", examples=["consent/trainee-ja.pdf"])
    version: Line | None = Field(None, description="Its version.", examples=["2"])
    language: str | None = Field(None, description="Its language.", examples=["ja"])
    covers: tuple[Literal["data", "recording", "rating", "quotation", "sharing"], ...] = Field(
        (), description="What it allows."
    )
    withdraw_until: date | None = Field(None, description="Until when data can be withdrawn.", examples=["2027-12-31"])


class Facilitator(Model):
    """Someone who leads the training, by code."""

    code: ItemCode = Field(description="Code, so that no name is needed.", examples=["f1"])
    qualification: Line | None = Field(None, description="Profession.", examples=["clinical psychologist"])
    is_supervisor: bool = Field(False, description="Also supervises the trainees.")
    is_researcher: bool = Field(False, description="Also does the research.")


class LanguagesPolicy(Model):
    """How languages address people here."""

    participant_address: Literal["neutral", "paired", "by_respondent"] = Field(
        "paired", description="How respondents are addressed.", examples=["paired"]
    )


class RequireReview(Model):
    """What a collection build insists on."""

    instruments: Literal["approved", "draft"] = Field(
        "approved", description="State that instruments must have.", examples=["approved"]
    )


class Collection(Model):
    """A form that is open."""

    cohort: SiteId = Field(description="Cohort.", examples=["spring2027"])
    form: Id = Field(description="Form.", examples=["trainee-pre1"])
    opened: date = Field(description="Day it was opened.", examples=["2027-03-15"])
    lock: Line | None = Field(None, description="Lock of the build that was opened.")


class Accepted(Model):
    """A warning that the site has thought about and lives with."""

    code: Line = Field(description="Code of the warning.", examples=["TIME004"])
    reason: Line = Field(description="Why.", examples=["The clinic closes at six."])
    by: Line = Field(description="Role of who decided.", examples=["coordinator"])


class Waiver(Model):
    """A requirement of collecting that the study lead has waived; every row of data carries its id."""

    id: SiteId = Field(description="Short name of the record.", examples=["w1"])
    covers: tuple[Literal["review", "ethics"], ...] = Field(
        min_length=1, description="What is waived: review of translations, the board's decision.", examples=[["review"]]
    )
    reason: Line = Field(description="Why.", examples=["A pilot of the forms with five colleagues."])
    by: Literal["study-lead"] = Field(description="Who waived it.", examples=["study-lead"])
    on: date = Field(description="When, year-month-day.", examples=["2027-03-01"])


Use = Literal["administer", "print", "translate", "show_on_site", "codebook_labels", "share_with_data"]
"""What a permission may allow: forms, paper, other languages, public pages, labels in the codebook, labels with the data."""


class Permission(Model):
    """What the holder of the rights has allowed. Without it nothing is made of a published instrument."""

    uses: tuple[Use, ...] = Field(
        ("administer",), description="What is allowed.", examples=[["administer", "codebook_labels"]]
    )
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="In which languages.", examples=[["en"]]
    )
    expires: date | None = Field(None, description="Its last day, year-month-day.", examples=["2028-01-01"])
    ref: Line = Field(description="Where the permission is kept.", examples=["letter of 2027-02-03"])


class AdapterUse(Model):
    """A published instrument that the site uses by permission. Its texts lie in `private/instruments/<id>.text.yaml`."""

    id: Id = Field(description="Which one: the id of its adapter.", examples=["wai-sr"])
    version: Line = Field(description="Which version the permission is for.", examples=["2006"])
    forms: Annotated[tuple[Id, ...], Field(min_length=1)] = Field(
        description="Forms that it is added to, after the core block.", examples=[["client-session"]]
    )
    permission: Permission | None = Field(None, description="What the holder of the rights has allowed.")


class Site(Model):
    """A site's declaration."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.", examples=[1])
    stage: Stage = Field(
        "draft", description="draft, ready or collecting: how much may still be missing.", examples=["draft"]
    )
    site: SiteFacts = Field(description="Which place this is.")
    protocol: ReleaseId = Field(description="The shared protocol and its release.", examples=["rupture-repair@1"])
    modality: Id = Field(description="Therapeutic approach.", examples=["cbt"])
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="Languages by their tag (BCP 47). The first is the working language.", examples=[["ja", "en"]]
    )
    respond_in: tuple[str, ...] | None = Field(
        None, description="Languages of the forms; the working language if left out.", examples=[["ja"]]
    )
    cohorts: tuple[Cohort, ...] = Field((), description="Intakes of trainees.")
    delivery: Delivery = Field(Delivery(), description="How the training is given.")
    waves: tuple[Id, ...] = Field(
        ("pre1", "pre2", "post"), description="Points of measurement.", examples=[["pre1", "pre2", "post", "followup"]]
    )
    scenarios: ScenarioChoice = Field(ScenarioChoice(), description="Role-play cases.")
    modules: ModuleChoice = Field(ModuleChoice(), description="Units of the training.")
    surveys: tuple[str, ...] = Field(
        ("web",), description="Survey platforms.", examples=[["limesurvey", "xlsform", "web"]]
    )
    contacts: Contacts = Field(Contacts(), description="People to turn to.")
    ethics: Ethics = Field(Ethics(), description="The board's word on the study.")
    publish: Publish = Field(Publish(), description="Publishing.")
    study: Line | None = Field(None, description="Folder of the study this site belongs to.", examples=["../.."])
    wave_dates: dict[Id, date] = Field(
        {}, description="Dates of waves that the offsets do not fit.", examples=[{"pre1": "2027-03-15"}]
    )
    participation: Participation = Field(Participation(), description="What keeps taking part free.")
    consents: tuple[Consent, ...] = Field((), description="Consent documents in use.")
    facilitators: tuple[Facilitator, ...] = Field((), description="Who leads the training, by code.")
    languages_policy: LanguagesPolicy = Field(LanguagesPolicy(), description="How languages address people.")
    require_review: RequireReview = Field(RequireReview(), description="What a collection build insists on.")
    adapters: tuple[AdapterUse, ...] = Field((), description="Published instruments used by permission.")
    collection: tuple[Collection, ...] = Field((), description="Forms that are open.")
    waivers: tuple[Waiver, ...] = Field((), description="Requirements of collecting that the study lead has waived.")
    accepted: tuple[Accepted, ...] = Field((), description="Warnings the site lives with, and why.")

    @property
    def working_language(self) -> str:
        return self.languages[0]

    @property
    def form_languages(self) -> tuple[str, ...]:
        """Languages that the forms hold."""
        return self.respond_in or (self.languages[0],)
