"""`interface.yaml`: the words of outputs that are not content of the training."""

from typing import Literal

from pydantic import Field

from toolkit.model.site import Id
from toolkit.model.text import Model, Text


class Interface(Model):
    """Interface words by group and id: `interface/<group>/<id>`."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Literal["interface"]
    survey: dict[Id, Text]
    pack: dict[Id, Text]
    index: dict[Id, Text]
    docs: dict[Id, Text]
    state: dict[Id, Text]
    stage: dict[Id, Text]
    todo: dict[Id, Text]
    platform: dict[Id, Text]
