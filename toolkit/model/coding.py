"""`coding_manual.yaml`: how the open answers are coded, with answers to train on."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from toolkit.model.names import CODE_NAME
from toolkit.model.protocol import Basis
from toolkit.model.site import Id, ItemCode, Line
from toolkit.model.text import Model, Structure, Text

CodeName = Annotated[str, StringConstraints(pattern=CODE_NAME)]


class AnswerCode(Model):
    """One code. Codes are not exclusive: an answer may carry several, or none."""

    group: Annotated[Literal["stance", "feedback", "other"], Structure] = Field(
        description="About the therapist in the moment, about the training, or neither."
    )
    basis: Basis = Field(description="Where it comes from: the pilot's abstract, the press article, or added here.")
    name: Text = Field(description="Its name.")
    definition: Text = Field(description="What it is.")
    include: dict[Id, Text] = Field(description="When it is given, by a short name.")
    exclude: dict[Id, Text] = Field(description="When it is not given, by a short name.")
    examples: dict[Id, Text] = Field(description="Invented answers that carry it, by a short name.")


class TrainingAnswer(Model):
    """An invented answer to train on, with the codes that it carries."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    prompt: Annotated[ItemCode, Structure] = Field(description="The question it answers, by its item code.")
    answer: Text = Field(description="The answer.")
    codes: Annotated[tuple[CodeName, ...], Structure] = Field(description="The codes it carries; empty for none.")
    why: Text = Field(description="Why these and no others.")


class Agreement(Model):
    """How agreement between coders is found, for each code."""

    statistic: Text = Field(description="Which figures are reported, and how they are read.")
    double: Annotated[int, Structure] = Field(ge=0, le=1000, description="Answers coded twice, per mille.")
    least: Annotated[int, Structure] = Field(ge=0, le=1000, description="Agreement to reach before coding, per mille.")
    below: Text = Field(description="What to do where it is not reached.")
    blind: Text = Field(description="What coders must not know.")


class CodingManual(Model):
    """The manual for coding open answers."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    basis: Basis = Field(description="Where it comes from: the pilot's abstract, the press article, or added here.")
    title: Text = Field(description="Its name.")
    statement: Text = Field(description="Where it comes from, and what it is not.")
    unit: Text = Field(description="What is coded as one.")
    rules: dict[Id, Text] = Field(description="Rules for all codes, by a short name.")
    codes: Annotated[dict[CodeName, AnswerCode], Structure] = Field(min_length=2, description="The codes.")
    training: Annotated[tuple[TrainingAnswer, ...], Structure] = Field(description="Answers to train on, with a key.")
    agreement: Agreement = Field(description="How agreement is found.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")
