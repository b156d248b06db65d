"""Every model of a file: frozen, strict, and closed to unknown keys, all the way down."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from toolkit.model.adaptation import Change
from toolkit.model.catalog import FILES, file_of, nearest_key
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.locale import Locale, Review
from toolkit.model.modality import Modality, Variant
from toolkit.model.module import Module
from toolkit.model.protocol import Release
from toolkit.model.scenario import Scenario
from toolkit.model.site import Site
from toolkit.model.study import Study
from toolkit.model.taxonomy import Taxonomy

TOPS = (
    Site,
    Study,
    Release,
    Taxonomy,
    Interface,
    Scenario,
    Instrument,
    Module,
    Modality,
    Variant,
    Locale,
    Review,
    Change,
)


def below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    waiting, seen = [model], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        yield one
        for field in one.model_fields.values():
            waiting += list(models_in(field.annotation))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


@pytest.mark.parametrize("model", TOPS)
def test_models_are_frozen_strict_and_closed(model: type[BaseModel]) -> None:
    for one in below(model):
        config = one.model_config
        assert (config.get("frozen"), config.get("strict"), config.get("extra")) == (True, True, "forbid"), one


@pytest.mark.parametrize("model", TOPS)
def test_fields_are_spelled_as_in_the_file(model: type[BaseModel]) -> None:
    for one in below(model):
        for name, field in one.model_fields.items():
            assert not name.endswith("_") or field.alias == name.rstrip("_"), (one, name)


def test_a_key_has_its_file() -> None:
    assert file_of("scenario/nod/learner/title") == "scenarios"
    assert file_of("taxonomy/markers/w-one/name") == "protocol"
    assert file_of("modality/cbt/scenario/nod/learner/title") == "modality-cbt"
    assert set(FILES.values()) >= {"interface", "tool", "coding", "documents"}


def test_a_misspelt_key_is_looked_for_part_by_part() -> None:
    keys = ["scenario/nod/learner/title", "scenario/nod/learner/door_note", "instrument/check/title"]
    assert nearest_key("scenario/nodd/learner/doornote", keys) == "scenario/nod/learner/door_note"
    assert nearest_key("scenari/nod/learner", keys) == "scenario/nod/learner/title"
    assert nearest_key("weather/tomorrow", keys) is None
    assert nearest_key("a", []) is None
