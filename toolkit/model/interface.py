"""`interface.yaml`: the words of outputs that are not content of the training."""

from typing import Literal

from pydantic import Field

from toolkit.model.site import Id
from toolkit.model.text import Model, Text


class Interface(Model):
    """Interface words by group and id: `interface/<group>/<id>`."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Literal["interface"] = Field(description="Always `interface`.")
    survey: dict[Id, Text] = Field(description="Words of the forms.")
    pack: dict[Id, Text] = Field(description="Words of the packs.")
    index: dict[Id, Text] = Field(description="Words of the opening page.")
    docs: dict[Id, Text] = Field(description="Words of the documentation site.")
    state: dict[Id, Text] = Field(description="States of a translation.")
    review: dict[Id, Text] = Field({}, description="Words of dossiers and certificates of translations.")
    exchange: dict[Id, Text] = Field({}, description="Words of the files that translators work on in Excel or Word.")
    stage: dict[Id, Text] = Field(description="Stages of a site.")
    todo: dict[Id, Text] = Field(description="The lines of the checklist.")
    platform: dict[Id, Text] = Field(description="Words of the codebook and of data.")
