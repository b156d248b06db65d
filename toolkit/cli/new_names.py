"""Names for what is new: read as they are typed, refused where they are misspelt, kept or taken, always with one that is free."""

import re
from collections.abc import Collection, Iterable
from itertools import count
from string import ascii_lowercase

from toolkit.cli.typed import Answers, Reads, Wrong, plain
from toolkit.model.names import ID, ITEM_CODE, SPELLINGS, WINDOWS_DEVICES, bare, repaired_id, reserved_by
from toolkit.phrases import phrase

MOST = 30
_PREFIX = r"^[a-z]{2,8}$"


def new_id(kind: str, taken: Collection[str]) -> Reads:
    """An id of a kind that is not taken, and that is not too much like another."""

    def reads(typed: str, _: Answers) -> str:
        name = plain(typed)
        if not re.search(ID, name):
            free = free_id(repaired_id(name, ID) or f"my-{kind}", taken)
            raise Wrong(phrase("typed/id", "Use {spelling}, for instance `{free}`.", spelling=SPELLINGS[ID], free=free))
        if name.split(".")[0] in WINDOWS_DEVICES:
            raise Wrong(
                phrase(
                    "typed/kept",
                    "This word is kept by {keeper}; write another, for instance `{free}`.",
                    keeper="Windows",
                    free=free_id(name, taken),
                )
            )
        alike = next((one for one in taken if bare(one) == bare(name)), None)
        if alike is not None:
            slots = {"name": alike, "free": free_id(name, taken)}
            if alike == name:
                raise Wrong(
                    phrase(
                        "typed/taken",
                        "There is one called `{name}` already; write another, for instance `{free}`.",
                        **slots,
                    )
                )
            raise Wrong(
                phrase("typed/alike", "This is too much like `{name}`; write another, for instance `{free}`.", **slots)
            )
        return name

    return reads


def free_id(name: str, taken: Iterable[str]) -> str:
    """The name itself, or with a number behind it, so that it is free."""
    used = {bare(one) for one in taken} | WINDOWS_DEVICES
    numbered = (f"{name[: MOST - len(str(n)) - 1].rstrip('-_')}-{n}" for n in count(2))
    return next(one for one in (name, *[next(numbered) for _ in range(len(used) + 1)]) if bare(one) not in used)


def new_code(taken: Collection[str], free: str) -> Reads:
    """A code that learners see."""

    def reads(typed: str, _: Answers) -> str:
        code = plain(typed)
        if not re.search(ITEM_CODE, code):
            raise Wrong(
                phrase(
                    "typed/code",
                    "Use 2 to 20 small letters or digits, beginning with a letter, for instance `{free}`.",
                    free=free,
                )
            )
        keeper = reserved_by(code)
        if keeper:
            raise Wrong(
                phrase(
                    "typed/kept",
                    "This word is kept by {keeper}; write another, for instance `{free}`.",
                    keeper=keeper,
                    free=free,
                )
            )
        if code in taken:
            raise Wrong(
                phrase(
                    "typed/code_taken",
                    "Another scenario has the code `{code}`; write another, for instance `{free}`.",
                    code=code,
                    free=free,
                )
            )
        return code

    return reads


def new_prefix(variables: Collection[str]) -> Reads:
    """Letters with which the codes of questions begin, and no other variable's name does."""

    def reads(typed: str, answers: Answers) -> str:
        prefix = plain(typed)
        free = free_prefix(answers.get("id", "my"), variables)
        if not re.search(_PREFIX, prefix):
            raise Wrong(phrase("typed/prefix", "Use 2 to 8 small letters, for instance `{free}`.", free=free))
        if _is_used(prefix, variables):
            raise Wrong(
                phrase(
                    "typed/prefix_taken",
                    "Other questions have codes like `{code}`; write another, for instance `{free}`.",
                    code=f"{prefix}01",
                    free=free,
                )
            )
        return prefix

    return reads


def free_prefix(name: str, variables: Collection[str]) -> str:
    """Two letters for the codes of questions: out of a name, else the first that are free."""
    letters = re.sub(r"[^a-z]", "", name) or "q"
    pairs = [letters[0] + second for second in letters[1:] + ascii_lowercase]
    pairs += [first + second for first in ascii_lowercase for second in ascii_lowercase]
    return next((pair for pair in pairs if not _is_used(pair, variables)), "questions")


def _is_used(prefix: str, variables: Iterable[str]) -> bool:
    return any(re.fullmatch(rf"{prefix}[0-9]*", one) for one in variables) or any(map(reserved_by, _made(prefix)))


def _made(prefix: str) -> tuple[str, ...]:
    """The variables that a new instrument has from the start."""
    return f"{prefix}01", f"{prefix}02"


def section_id(name: str, prefix: str, variables: Collection[str]) -> str:
    """The id of an instrument's first section: its own id, if that can be a variable's name and is free."""
    own = bare(name)[:20]
    wrong = own in variables or own in _made(prefix) or reserved_by(own) or not re.search(ITEM_CODE, own)
    return next(f"{prefix}part{n}" for n in count(1) if f"{prefix}part{n}" not in variables) if wrong else own
