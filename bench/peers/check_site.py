"""Checks a site's declaration as a user's script would: ruamel.yaml keeps the places, pydantic holds the model.

Usage: python -m peers.check_site site.yaml
"""

import sys
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{1,29}$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(Strict):
    name: str
    email: str | None = None


class Distress(Strict):
    name: str
    phone: str
    hours: str
    out_of_hours: str
    emergency: str
    independent_of_grading: bool


class Contacts(Strict):
    coordinator: Person
    distress: Distress


class About(Strict):
    id: Id
    name: str
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    timezone: str


class Level(Strict):
    stage: str
    local_name: str
    isced: int


class Cohort(Strict):
    id: Id
    size: Annotated[int, Field(ge=1)]
    groups: Annotated[int, Field(ge=1)] = 1
    starts: date
    level: Level


class Schedule(Strict):
    day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    at: str
    skip: list[date] = []


class Video(Strict):
    recorded: bool
    consent: Literal["written", "spoken"]
    delete_after_days: Annotated[int, Field(ge=1)]


class Delivery(Strict):
    mode: Literal["in-person", "online", "hybrid"]
    sessions: Annotated[int, Field(ge=1)]
    minutes: Annotated[int, Field(ge=1)]
    schedule: Schedule
    video: Video


class Ethics(Strict):
    board: str
    reference: str
    status: Literal["pending", "approved", "exempt"]
    expires: date


class Scenarios(Strict):
    set: Literal["core", "all"] | list[Id]


class Publish(Strict):
    url: str
    licence: str


class Site(Strict):
    schema_: Annotated[int, Field(alias="schema")]
    stage: Literal["draft", "ready", "collecting"]
    site: About
    protocol: str
    study: str | None = None
    modality: Id
    languages: list[str]
    respond_in: list[str]
    cohorts: list[Cohort]
    delivery: Delivery
    waves: list[Id]
    scenarios: Scenarios
    surveys: list[Literal["web", "xlsform", "limesurvey"]]
    contacts: Contacts
    ethics: Ethics
    publish: Publish


def place_of(tree: Any, path: tuple[int | str, ...]) -> str:
    """Line and column of the nearest thing on a path that ruamel knows a place of."""
    here, place = tree, (0, 0)
    for step in path:
        try:
            place = here.lc.key(step) if isinstance(step, str) else here.lc.item(step)
            here = here[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return f"{place[0] + 1}:{place[1] + 1}"


def main(file: str) -> int:
    with open(file, encoding="utf-8") as handle:
        tree = YAML(typ="rt").load(handle)
    try:
        Site.model_validate(tree)
    except ValidationError as error:
        for row in error.errors():
            print(f"{file}:{place_of(tree, row['loc'])}: {row['msg']}")
        return 1
    print(f"{file}: no findings")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
