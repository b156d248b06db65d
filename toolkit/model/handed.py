"""The file that a respondent hands in from a web form: what stands in it, and whether it is as it was when it got its receipt."""

from typing import Literal

from pydantic import Field

from toolkit.model.receipt import receipt_of, signed_text
from toolkit.model.text import Model


class Handed(Model):
    """One form filled in by one person. A copy that was shared as `.txt` or pasted into a message holds the same text."""

    format: Literal["alliance-answers"] = Field(description="Says what this file is.")
    version: Literal[1] = Field(description="Version of this format.")
    receipt: str = Field(
        description="Code over all that follows; the respondent has it too.", examples=["8TG5-MD5B-GKZP"]
    )
    row: dict[str, str] = Field(
        description="Every row key in the order of the contract; one that was not asked is empty."
    )
    answers: dict[str, int | str | tuple[int, ...] | None] = Field(
        description="Every item in the order of the form: an option's code or a missing kind's (97, 98, 99), a number, "
        "a text, the codes of several options; null where there is no answer or the item was not shown."
    )
    answered_in: dict[str, str] = Field(
        description="Item -> language in which it was answered, where that is another than the row's."
    )
    extra: dict[str, str] = Field(description="What was asked beside the row keys, such as the group.")

    @property
    def is_unchanged(self) -> bool:
        """Whether the content is the one that got the receipt; order counts."""
        answers = {name: list(value) if isinstance(value, tuple) else value for name, value in self.answers.items()}
        return receipt_of(signed_text(self.row, answers, self.answered_in, self.extra)) == self.receipt
