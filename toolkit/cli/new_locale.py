"""The questions of `alliance new locale`: which language, and who is to write it; tags are put into their proper spelling."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.cli import typed as reading
from toolkit.cli.guesses import language_name
from toolkit.cli.questions import Question
from toolkit.cli.typed import Answers, Choices, Wrong, plain
from toolkit.model.tags import with_parents
from toolkit.phrases import joined, phrase
from toolkit.resolve.cldr import WRITTEN, replaced, shortest, varieties
from toolkit.resolve.language import PSEUDO, SOURCE
from toolkit.rules.places import COUNTRIES, is_language, language_named, proper_tag, tag_meant

ORIGINS: Choices = (
    ("human", phrase("origin/human", "people translate")),
    ("machine", phrase("origin/machine", "a program drafts, and nobody has read it yet")),
    ("machine-edited", phrase("origin/edited", "a program drafts, and people go through it")),
)
HOMES: Choices = (
    ("files", phrase("home/files", "in these files, in Excel or in Word")),
    ("weblate", phrase("home/weblate", "in Weblate, and nowhere else")),
)


@dataclass
class Tags:
    """The languages of a folder, and the new one as it was typed.

    `own` have a folder there; `lent` are those that a site has from the shared content.
    """

    own: tuple[str, ...]
    lent: tuple[str, ...] = ()
    site: bool = False
    typed: str = ""

    def reads(self, typed: str, _: Answers) -> str:
        """The tag of a language that is not there yet, in its proper spelling."""
        word = plain(typed)
        named = replaced(proper_tag(word.partition(".")[0].partition("@")[0]))
        if not _exists(named):
            named = language_named(word) or ""
        if not named:
            raise Wrong(_unknown(word, (*self.own, *self.lent)))
        tag = shortest(named)
        if tag in WRITTEN:
            first, second = WRITTEN[tag]
            raise Wrong(
                phrase(
                    "typed/two_scripts",
                    "This language is written in two ways: write `{first}` or `{second}`.",
                    first=first,
                    second=second,
                )
            )
        if tag == SOURCE:
            raise Wrong(phrase("typed/source", "Everything is written in English first; name another language."))
        if tag in self.lent and tag not in self.own:
            raise Wrong(
                phrase(
                    "typed/lent", "The shared content has `{tag}`: write it below `languages:` in site.yaml.", tag=tag
                )
            )
        self.typed = word
        return tag

    def parent(self, tag: str) -> str:
        """The language that a new one is a variety of; empty where it is one by itself."""
        known = {*self.own, *self.lent, SOURCE}
        return next((one for one in with_parents(tag) if one != tag and one in known), "")


def _exists(tag: str) -> bool:
    parts = tag.split("-")
    known = all(part in COUNTRIES for part in parts[1:] if len(part) == 2)
    return known and tag not in PSEUDO and is_language(tag)


def _unknown(word: str, known: Iterable[str]) -> str:
    """That there is no such language, with tags that may have been meant."""
    first = proper_tag(word).partition("-")[0]
    near = varieties(first)[:6] if is_language(first) else [tag_meant(word, list(known))]
    names = joined(", ", [joined("", (f"`{tag}` (", language_name(tag), ")")) for tag in near if tag])
    if not names:
        return phrase(
            "typed/no_language",
            "There is no language `{name}`. Write names or tags, for instance: Japanese, English.",
            name=word,
        )
    return phrase("typed/no_tag", "There is no language `{name}`. These come near: {names}.", name=word, names=names)


def locale_questions(tags: Tags) -> tuple[Question, ...]:
    """Which language, how its texts come to be, and where they are written."""
    return (
        Question(
            "tag",
            phrase("locale_tag/label", "Language"),
            phrase("locale_tag/asks", "Which language is it?"),
            phrase(
                "locale_tag/explains",
                "Write its name or its tag, as in: Italian, pt-PT. Of a variety of a language that is there, as Canadian French,\n"
                "only what differs is written; everything else is taken from that language.",
            ),
            tags.reads,
            shows=lambda tag: joined("", (language_name(tag), f" ({tag})")),
        ),
        Question(
            "origin",
            phrase("locale_origin/label", "Translated by"),
            phrase("locale_origin/asks", "How do most of the texts come to be?"),
            phrase(
                "locale_origin/explains",
                "Every page says how a translation was made. It can be said of single texts later.",
            ),
            reading.one_of(ORIGINS),
            lambda _: "human",
            choices=ORIGINS,
            applies=lambda answers: not tags.parent(answers["tag"]),
        ),
        Question(
            "home",
            phrase("locale_home/label", "Written"),
            phrase("locale_home/asks", "Where do its translators write?"),
            phrase(
                "locale_home/explains",
                "One place alone, so that nobody writes over what another has written. It can be changed later.",
            ),
            reading.one_of(HOMES),
            lambda _: "files",
            choices=HOMES,
            applies=lambda _: not tags.site,
        ),
    )
