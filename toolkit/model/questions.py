"""`locales/questions.yaml`: what translators have asked about texts, answered once for all languages."""

from typing import Literal

from pydantic import Field

from toolkit.model.site import Line
from toolkit.model.text import Model

NAME = "locales/questions.yaml"


class AskedQuestion(Model):
    """One question about a text. Those who keep the text answer it; the answer is shown to the translators of every language."""

    key: Line = Field(description="Key of the text.", examples=["instrument/rrse/title"])
    question: str = Field(min_length=1, description="What was asked.", examples=["Is this about one session?"])
    languages: tuple[Line, ...] = Field(
        (), description="The languages whose translators have asked.", examples=[["ja"]]
    )
    answer: str = Field("", description="The answer; empty as long as there is none.", examples=["Yes, the last one."])


class Questions(Model):
    """All questions, in the order in which they came in."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.", examples=[1])
    questions: tuple[AskedQuestion, ...] = Field((), description="Questions with their answers.")
