"""Checks of words: the glossary's, the form of address, English that was left, and remarks that were forgotten."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from toolkit.catalog.checks.matching import has, normal, pattern, plain
from toolkit.catalog.checks.message import Facts, Pair, Translated, bare
from toolkit.findings import Finding, finding
from toolkit.model.glossary import Term


def terms_used(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """A term of the glossary is translated as the glossary says, and by none of the words that it bans."""
    for term, english in terms_in(pair.source, facts.terms):
        banned = pattern(term.banned, facts.spaced)
        target = plain(pair.target)
        rest = _any_of(term.forms).sub(" ", target)
        match = banned.search(rest) if banned else None
        slots = {"term": english, "forms": ", ".join(term.forms)}
        if match:
            yield finding("CHEK016", pair.place, pair.aside, key=pair.key, banned=match[0], **slots)
        elif rest == target:
            yield finding("CHEK015", pair.place, pair.aside, key=pair.key, **slots)


def terms_in(source: str, terms: tuple[Term, ...]) -> Iterator[tuple[Term, str]]:
    """The terms that an English text has, each once; within a longer term a shorter one does not count."""
    found, named = _glossary(terms)
    names = (match[1].lower() for match in found.finditer(bare(source))) if found else ()
    for name in dict.fromkeys(names):
        yield from ((term, name) for term in named[name])


@lru_cache(maxsize=64)
def _glossary(terms: tuple[Term, ...]) -> tuple[re.Pattern[str] | None, dict[str, list[Term]]]:
    """Any English term as a whole word, in the plural too; and the rows that each is of."""
    named: dict[str, list[Term]] = {}
    for term in terms:
        for english in term.english:
            named.setdefault(english.lower(), []).append(term)
    names = "|".join(re.escape(name) for name in sorted(named, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])({names})(?:s|es|'s|s')?(?![\w-])", re.IGNORECASE) if names else None, named


@lru_cache(maxsize=1024)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the approved forms of a term, also within a longer word."""
    parts = (re.escape(plain(form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile("|".join(parts), re.IGNORECASE)


_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"\n]*\"")


def address_uniform(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """An instrument addresses those who answer in one way throughout; quotations and described behaviour do not count."""
    forms = facts.locale.address_words if facts.locale else {}
    if not forms:
        return
    wanted = facts.locale.address.participant_form if facts.locale else None
    groups = [*seen.instruments.values(), [pair for pair in seen.pairs if pair.key.startswith("interface/survey/")]]
    for pairs in ([pair for pair in group if "/anchors/" not in pair.key] for group in groups):
        used = [(pair, form) for pair in pairs for form in _forms_in(pair.target, forms, facts)]
        counted = Counter(form for _, form in used)
        usual = wanted or max(counted, key=lambda form: counted[form], default="")
        for pair, form in used:
            if form != usual:
                found = pattern(forms[form], facts.spaced)
                match = found.search(plain(_QUOTED.sub(" ", bare(pair.target)))) if found else None
                yield finding(
                    "CHEK017", pair.place, key=pair.key, word=match[0] if match else form, form=form, usual=usual
                )


def _forms_in(text: str, forms: dict[str, tuple[str, ...]], facts: Facts) -> list[str]:
    said = _QUOTED.sub(" ", bare(text))
    return [form for form, words in forms.items() if has(words, said, facts.spaced)]


_LETTERS = re.compile(r"[^\W\d_]{2,}")


def untranslated(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """A translation is not the English again; names and single words may be the same."""
    if facts.language.tag.partition("-")[0] == "en" or len(_LETTERS.findall(bare(pair.source))) < 3:
        return
    if normal(pair.source) == normal(pair.target):
        yield finding("CHEK018", pair.place, key=pair.key)


_LEFT = re.compile(
    r"(?<!\w)[xX]{3,}(?!\w)|[?？؟]{2,}|[Ll]orem ipsum|(?<!\w)(?:TO-?DO|FIX-?ME|TB[CDA])(?!\w)|(?<!\w)@@+"
)
_SQUARE = re.compile(r"[\[［【][^\]］】]*[\]］】]")
_TAIL = re.compile(r"(?<=[.!?。！？؟])[\"”»」]?\s*([(（][^()（）]*[)）])\s*$")


def nothing_left_over(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """No remark to oneself stays in a translation: question marks in a row, `xxx`, an added remark in brackets."""
    rest = _left(pair.target) if not _left(pair.source) else ""
    here = _SQUARE.findall(pair.target)
    if not rest and len(here) > len(_SQUARE.findall(pair.source)):
        rest = here[-1]
    tail = _TAIL.search(pair.target)
    if not rest and tail and not pair.source.rstrip().endswith(")"):
        rest = tail[1]
    if rest:
        yield finding("CHEK019", pair.place, key=pair.key, rest=rest)


def _left(text: str) -> str:
    match = _LEFT.search(text)
    return match[0] if match else ""
