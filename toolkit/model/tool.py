"""`tool.yaml`: the sentences that the tool says, as texts for translators; the English is built in as well."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from toolkit.model.text import Model, Text

CodeName = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}[0-9]{3}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]


class FindingWords(Model):
    """What a finding says. A word in braces is filled in when the finding is made."""

    what: Text = Field(description="What was found, in the user's words.")
    fix: Text = Field(description="What to write or do.")
    why: Text = Field(description="The reason.")


class Tool(Model):
    """The sentences of the tool. Written from the code, and edited nowhere else."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.", examples=[1])
    id: Literal["tool"] = Field(description="Always `tool`.", examples=["tool"])
    findings: dict[CodeName, FindingWords] = Field(description="Findings by their code.")
    phrases: dict[Name, dict[Name, Text]] = Field(
        description="All else that commands say: questions, reports, and words that are set into other sentences."
    )
    about: dict[Name, dict[Name, Text]] = Field(
        description="What the keys of a site's and a study's files say of themselves, by their group."
    )
