"""What was typed as the answer that is kept: numbers, days, countries and languages as people write them, or a word of advice."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from toolkit.cli.guesses import country_of, language_of, release_facts
from toolkit.phrases import joined, phrase
from toolkit.store.keyboard import to_ascii

Answers = Mapping[str, str]
Reads = Callable[[str, Answers], str]
"""Turns what was typed into the answer that is kept; raises Wrong."""
Choices = tuple[tuple[str, str], ...]

NOT_YET = "todo"
LONGEST = 200
_YES = {"yes", "y", "true", "ja", "oui", "si", "sí", "sim", "はい", "是", "네", "نعم", "有", "あり"}
_NO = {"no", "n", "false", "nein", "non", "não", "いいえ", "否", "아니요", "لا", "無", "なし"}


class Wrong(ValueError):
    """An answer that cannot be used; says in words what to write."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


def plain(typed: str) -> str:
    """Without what a full-width or Arabic keyboard, or a paste, put in place of digits, commas and spaces."""
    return to_ascii(unicodedata.normalize("NFC", typed)).strip().strip("\"'")


def parts_of(typed: str) -> list[str]:
    """The parts of a list that was typed with commas, semicolons, slashes, middle dots, or `and`."""
    parts = re.split(r"[,;/・·\n]+|\s(?:and|und|y|et)\s", plain(typed))
    return [part.strip() for part in parts if part.strip()]


def a_line(typed: str, _: Answers) -> str:
    """A text on one line; what cannot be seen and could turn the line around is left out."""
    seen = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in typed)
    seen = re.sub(r"[\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", "", seen)
    line = " ".join(unicodedata.normalize("NFC", seen).split())
    if not line:
        raise Wrong(phrase("typed/readable", "Please write something that can be read."))
    if len(line) > LONGEST:
        raise Wrong(
            phrase("typed/long", "Write at most {most} characters; these are {count}.", most=LONGEST, count=len(line))
        )
    return line


def a_site_id(typed: str, _: Answers) -> str:
    """A permanent short name."""
    from toolkit.model.names import SITE_ID, repaired_id, reserved_by

    name = plain(typed)
    if not re.search(SITE_ID, name):
        free = repaired_id(name, SITE_ID) or "clinic1"
        raise Wrong(phrase("typed/site_id", "Use 2 to 20 small letters or digits, for instance `{free}`.", free=free))
    keeper = reserved_by(name)
    if keeper:
        raise Wrong(
            phrase(
                "typed/kept",
                "This word is kept by {keeper}; write another, for instance `{free}`.",
                keeper=keeper,
                free=f"{name[:19]}1",
            )
        )
    return name


def a_country(typed: str, _: Answers) -> str:
    """A country's two letters."""
    code = country_of(plain(typed))
    if code is None:
        raise Wrong(
            phrase("typed/country", "Write the name of the country, or its two letters, for instance Japan or JP.")
        )
    return code


def some_languages(typed: str, _: Answers) -> str:
    """Tags of languages, the first one leading."""
    tags = []
    for name in parts_of(typed):
        tag = language_of(name)
        if tag is None:
            raise Wrong(
                phrase(
                    "typed/no_language",
                    "There is no language `{name}`. Write names or tags, for instance: Japanese, English.",
                    name=name,
                )
            )
        tags.append(tag)
    if not tags:
        raise Wrong(phrase("typed/language", "Name at least one language."))
    return ", ".join(dict.fromkeys(tags))


def some_of_the_languages(typed: str, answers: Answers) -> str:
    """Tags of languages that were named before."""
    tags = some_languages(typed, answers)
    shown = answers["languages"].split(", ")
    for tag in tags.split(", "):
        if tag not in shown:
            raise Wrong(
                phrase(
                    "typed/not_shown",
                    "`{tag}` is not among the site's languages ({tags}).",
                    tag=tag,
                    tags=answers["languages"],
                )
            )
    return tags


def one_of(choices: Choices) -> Reads:
    """One of several, by its number, its name, or how its name begins."""
    names = [name for name, _ in choices]

    def reads(typed: str, _: Answers) -> str:
        word = plain(typed).lower()
        if re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= len(names):
            return names[int(word) - 1]
        exact = [name for name in names if name.lower() == word]
        begins = [name for name, says in choices if len(word) > 2 and _begins(word, name.lower(), says)]
        if exact or len(begins) == 1:
            return (exact or begins)[0]
        raise Wrong(
            phrase(
                "typed/one_of",
                "Write a number from 1 to {most}, or one of: {names}.",
                most=len(names),
                names=", ".join(names),
            )
        )

    return reads


def _begins(word: str, name: str, says: str) -> bool:
    return name.startswith(word) or says.lower().startswith(word)


def some_of(choices: Choices) -> Reads:
    """One or several of several."""
    one = one_of(choices)

    def reads(typed: str, answers: Answers) -> str:
        found = [one(part, answers) for part in re.split(r"[,;\s]+", plain(typed)) if part]
        if not found:
            names = ", ".join(name for name, _ in choices)
            raise Wrong(phrase("typed/some_of", "Name at least one: {names}.", names=names))
        return ", ".join(dict.fromkeys(found))

    return reads


def a_whole_number(least: int, most: int) -> Reads:
    """A whole number between two others."""

    def reads(typed: str, _: Answers) -> str:
        numbers = _numbers(typed)
        if len(numbers) != 1 or not least <= numbers[0] <= most:
            raise Wrong(phrase("typed/number", "Write a whole number from {least} to {most}.", least=least, most=most))
        return str(numbers[0])

    return reads


def a_size(typed: str, _: Answers) -> str:
    """How many trainees."""
    numbers = _numbers(typed)
    if len(numbers) != 1 or not 3 <= numbers[0] <= 500:
        raise Wrong(phrase("typed/size", "Write a whole number from 3 to 500; role-play takes three people."))
    return str(numbers[0])


def a_day(typed: str, _: Answers) -> str:
    """A day as year-month-day; one that could be read in two ways is asked for again."""
    from toolkit.store.dates import guess_date, long_date

    guess = guess_date(plain(typed))
    if guess.kind == "either":
        one, two = guess.first, guess.second
        readings = {"first": long_date(one), "second": long_date(two), "one": one, "two": two}
        raise Wrong(phrase("typed/which_day", "Is this {first} or {second}? Write {one} or {two}.", **readings))
    if guess.kind != "order":
        write = phrase("typed/day", "Write year-month-day, for instance {day}.", day=guess.first or "2027-04-13")
        raise Wrong(joined(" ", (guess.hint, write)) if guess.hint else write)
    if not 2000 <= date.fromisoformat(guess.first).year <= 2100:
        raise Wrong(phrase("typed/year", "Write a year from 2000 to 2100, for instance 2027-04-13."))
    return guess.first


def the_sessions(typed: str, _: Answers) -> str:
    """Sessions and minutes, as `8 x 90`; the training has to fit into them, no activity split."""
    from toolkit.resolve.plan import longest_step, sessions_needed

    numbers = _numbers(typed)
    if len(numbers) != 2 or not (1 <= numbers[0] <= 60 and 10 <= numbers[1] <= 600):
        raise Wrong(
            phrase(
                "typed/sessions",
                "Write sessions x minutes, for instance 8 x 90: 1 to 60 sessions of 10 to 600 minutes.",
            )
        )
    sessions, minutes = numbers
    facts = release_facts()
    needed = sessions_needed(facts.modules, minutes)
    if needed is None:
        longest = longest_step(facts.modules)
        raise Wrong(
            phrase(
                "typed/longest",
                "The longest activity takes {minutes} minutes, so a session needs as many.",
                minutes=longest,
            )
        )
    if needed > sessions:
        slots = {"whole": facts.minutes, "minutes": minutes, "sessions": needed}
        raise Wrong(
            phrase(
                "typed/too_few",
                "The training takes {whole} minutes: with {minutes} minutes it needs {sessions} sessions.",
                **slots,
            )
        )
    return f"{sessions} x {minutes}"


def the_recording(typed: str, _: Answers) -> str:
    """`no`, or `yes` with the days after which a recording is deleted."""
    said = plain(typed).lower()
    words, numbers = set(re.findall(r"[^\W\d_]+", said)), _numbers(said)
    if words & _NO and not numbers and not words & _YES:
        return "no"
    if (words & _YES or numbers) and not words & _NO and len(numbers) <= 1 and "-" not in said:
        days = numbers[0] if numbers else 90
        if 1 <= days <= 3660:
            return f"yes, {days}"
    raise Wrong(
        phrase(
            "typed/recording",
            "Write `no`, or `yes` with the days after which recordings are deleted, for instance: `yes, 90`.",
        )
    )


def _numbers(typed: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"[0-9]{1,9}", plain(typed))]
