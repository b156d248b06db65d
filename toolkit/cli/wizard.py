"""Asks questions one after the other: a default, `?` explains, `<` goes back, `-` is "I don't know yet"."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.cli.questions import DONT_KNOW, Question, shown
from toolkit.cli.typed import NOT_YET, Wrong
from toolkit.phrases import Voice, english, padded, phrase, said, width

Ask = Callable[[str], str]
Tell = Callable[[str], None]
_UNSURE = {"-", "todo", "i don't know yet", "i don't know", "don't know", "dont know", "not yet"}


class Stopped(Exception):
    """The person stopped; `answers` are those given so far."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        super().__init__("stopped")
        self.answers = dict(answers)


@dataclass
class Wizard:
    """One conversation. `known` are answers given beforehand: they are not asked again."""

    questions: tuple[Question, ...]
    ask: Ask
    tell: Tell
    known: dict[str, str] = field(default_factory=dict)
    voice: Voice = english

    def said(self, text: str) -> str:
        return said(text, self.voice)

    def run(self) -> dict[str, str]:
        """All answers; raises Stopped on Ctrl-C, at the end of input, or when the summary is refused."""
        answers = dict(self.known)
        keys = phrase(
            "wizard/keys", "Enter takes what stands in [ ].  ? explains,  < goes back,  - means: I don't know yet."
        )
        self.tell(self.said(keys))
        self.tell(self.said(phrase("wizard/stop", "Ctrl-C stops and keeps your answers.")) + "\n")
        try:
            self._ask_all(answers)
            while not self._agreed(answers):
                self._ask_all(answers, again=True)
        except (KeyboardInterrupt, EOFError):
            raise Stopped(answers) from None
        return answers

    def _ask_all(self, answers: dict[str, str], again: bool = False) -> None:
        """Ask what is not known; the second time, offer each answer as its own default."""
        asked: list[int] = []
        at = 0
        while at < len(self.questions):
            question = self.questions[at]
            if not question.applies(answers):
                answers.pop(question.key, None)
                at += 1
            elif question.key in self.known and not again and self._fits(question, answers):
                at += 1
            else:
                answer = self._one(question, answers, at)
                if answer is None:
                    at = asked.pop() if asked else at
                    continue
                answers[question.key] = answer
                asked.append(at)
                at += 1

    def _one(self, question: Question, answers: Mapping[str, str], number: int) -> str | None:
        """The answer to one question; None to go back."""
        default = answers[question.key] if self._fits(question, answers) else question.default(answers)
        self.tell(f"{number + 1}/{len(self.questions)}  {self.said(question.asks)}")
        for index, (name, says) in enumerate(question.choices, 1):
            self.tell(f"      {index}  {name}: {self.said(says)}")
        while True:
            typed = self.ask(f"      [{default}] > " if default else "      > ").strip()
            command = unicodedata.normalize("NFKC", typed)
            if command == "<":
                return None
            if command in ("?", "؟"):
                self.tell("      " + self.said(question.explains).replace("\n", "\n      "))
                continue
            read = self._read(question, typed or default, answers)
            if read is not None:
                self._echo(question, typed, read)
                return read

    def _fits(self, question: Question, answers: Mapping[str, str]) -> bool:
        """Whether an earlier answer can still be used; what comes before it may have changed."""
        try:
            return read_answer(question, answers.get(question.key, ""), answers) == answers.get(question.key)
        except Wrong:
            return False

    def _read(self, question: Question, typed: str, answers: Mapping[str, str]) -> str | None:
        try:
            unsure = typed.strip().lower() == self.said(DONT_KNOW).lower()
            return read_answer(question, "-" if unsure else typed, answers)
        except Wrong as wrong:
            self.tell(f"      {self.said(wrong.told)}")
            return None

    def _echo(self, question: Question, typed: str, read: str) -> None:
        """Say how an answer was understood, where that is not what was typed."""
        understood = self.said(shown(question, read))
        if typed and understood != typed:
            self.tell(f"      = {understood}")

    def _agreed(self, answers: Mapping[str, str]) -> bool:
        """The summary, before anything is written; `<` goes through the questions again, `q` stops."""
        self.tell("\n" + self.said(phrase("wizard/summary", "This is what will be written:")) + "\n")
        labels = [self.said(question.label) for question in self.questions if question.key in answers]
        columns = max([16, *map(width, labels)])
        for question in self.questions:
            if question.key in answers:
                label = padded(self.said(question.label), columns)
                self.tell(f"  {label} {self.said(shown(question, answers[question.key]))}")
        while True:
            asks = phrase("wizard/agree", "Enter writes it.  < changes something.  q stops.  > ")
            typed = self.ask("\n" + self.said(asks)).strip().lower()
            if typed in ("q", "quit", "n", "no"):
                raise Stopped(answers)
            if typed in ("", "y", "yes", "<", "＜"):
                return typed in ("", "y", "yes")


def read_answer(question: Question, typed: str, answers: Mapping[str, str]) -> str:
    """What was typed as the answer that is kept; raises Wrong with what to write."""
    said = typed.strip().lower().replace("’", "'")
    if said in _UNSURE or unicodedata.normalize("NFKC", said) == "-":
        if question.optional:
            return NOT_YET
        raise Wrong(phrase("wizard/needed", "This one is needed to begin; the answer can be changed later."))
    if not said:
        if question.optional:
            return NOT_YET
        raise Wrong(phrase("wizard/empty", "Please write something; ? explains."))
    return question.reads(typed.strip(), answers)
