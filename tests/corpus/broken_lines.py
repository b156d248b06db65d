"""Damage to the lines of a catalog file: what people, merges and programs leave behind."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.corpus.sound import Die, Span, spans_of, text_of


class Hurt(NamedTuple):
    """A damaged file, the lines (from 1) where the damage is, and the keys that it has hurt."""

    data: bytes
    first: int
    last: int
    keys: frozenset[str] = frozenset()


Rule = Callable[[str, Die], Hurt]


def hurt(lines: list[str], first: int, last: int, *keys: str) -> Hurt:
    """From lines, with indexes from 0, to the case."""
    return Hurt("\n".join(lines).encode(), first + 1, last + 1, frozenset(keys))


def start(tag: str, die: Die) -> tuple[list[str], Span]:
    """The lines of the sound file, and an entry in its middle part."""
    spans = spans_of(tag)
    plain = [span for span in spans[8:-6] if "\\" not in text_of(tag).split("\n")[span.translation]]
    return text_of(tag).split("\n"), die.pick(plain)


def other(tag: str, span: Span) -> str:
    """The translation of the next entry, as it stands between its quotes."""
    spans = spans_of(tag)
    return text_of(tag).split("\n")[spans[spans.index(span) + 1].translation][8:-1]


def conflict(tag: str, die: Die) -> Hurt:
    lines, span = start(tag, die)
    at = span.translation
    theirs = f'msgstr "{other(tag, span)}"'
    base = ["||||||| 3f2a1bc", 'msgstr ""'] if die.below(2) else []
    block = ["<<<<<<< HEAD", lines[at], *base, "=======", theirs, ">>>>>>> translations"]
    lines[at : at + 1] = block
    return hurt(lines, span.first, at + len(block) - 1, span.key)


def _copied(tag: str, die: Die, translation: str | None) -> Hurt:
    lines, span = start(tag, die)
    copy = lines[span.first : span.translation + 1]
    if translation is not None:
        copy[-1] = f'msgstr "{translation}"'
    at = spans_of(tag)[-3].first
    lines[at:at] = [*copy, ""]
    return hurt(lines, at, at + len(copy) - 1, *([span.key] if translation is not None else []))


def duplicate_same(tag: str, die: Die) -> Hurt:
    return _copied(tag, die, None)


def duplicate_other(tag: str, die: Die) -> Hurt:
    return _copied(tag, die, text_of(tag).split("\n")[spans_of(tag)[3].translation][8:-1])


def _unclosed(tag: str, die: Die, part: str) -> Hurt:
    lines, span = start(tag, die)
    at = int(getattr(span, part))
    keyword, _, string = lines[at].partition(" ")
    lines[at] = f"{keyword} {string[1:] if die.below(2) else string[:-1]}"
    return hurt(lines, span.first, span.translation, span.key)


def quote_msgctxt(tag: str, die: Die) -> Hurt:
    return _unclosed(tag, die, "context")


def quote_msgid(tag: str, die: Die) -> Hurt:
    return _unclosed(tag, die, "source")


def quote_msgstr(tag: str, die: Die) -> Hurt:
    return _unclosed(tag, die, "translation")


def orphan_msgstr(tag: str, die: Die) -> Hurt:
    lines, span = start(tag, die)
    del lines[(span.context if die.below(2) else span.source) : span.translation]
    return hurt(lines, span.first, span.translation, span.key)


def orphan_msgctxt(tag: str, die: Die) -> Hurt:
    lines, span = start(tag, die)
    del lines[span.source : span.translation + 1]
    return hurt(lines, span.first, span.context, span.key)


_PLURALS = {"ja": 2, "es-419": 1, "ar": 2, "de": 3}


def plural_header(tag: str, die: Die) -> Hurt:
    """Left over from a template, of another language, or broken off."""
    lines = text_of(tag).split("\n")
    count = _PLURALS[tag]
    wrong = ("nplurals=INTEGER; plural=EXPRESSION;", f"nplurals={count}; plural=0;", f"nplurals={count}; plural=(n !=")
    lines.insert(7, f'"Plural-Forms: {die.pick(wrong)}\\n"')
    return hurt(lines, 7, 7)


def no_header(tag: str, die: Die) -> Hurt:
    lines = text_of(tag).split("\n")
    return hurt(lines[spans_of(tag)[0].first :], 0, 0)


def lost_msgctxt(tag: str, die: Die) -> Hurt:
    lines, span = start(tag, die)
    del lines[span.context]
    return hurt(lines, span.first, span.translation - 1, span.key)


def swapped(tag: str, die: Die) -> Hurt:
    lines, span = start(tag, die)
    source, translation = lines[span.source][6:], lines[span.translation][7:]
    lines[span.source], lines[span.translation] = f"msgid {translation}", f"msgstr {source}"
    return hurt(lines, span.first, span.translation, span.key)


_MARKS = {"ja": "「」", "es-419": "“”", "ar": "«»", "de": "„“"}


def smart_quotes(tag: str, die: Die) -> Hurt:
    """A word processor has replaced the quotes round a string."""
    lines, span = start(tag, die)
    at = die.pick((span.source, span.translation))
    keyword, _, string = lines[at].partition(" ")
    left, right = _MARKS[tag][0], _MARKS[tag][1]
    lines[at] = f"{keyword} {left}{string[1:-1]}{right}"
    return hurt(lines, span.first, span.translation, span.key)


def tabs(tag: str, die: Die) -> Hurt:
    """Tabs and spaces round strings mean nothing in this format."""
    lines, span = start(tag, die)
    lines[span.source] = lines[span.source].replace("msgid ", "msgid\t", 1) + " \t"
    lines[span.translation] = lines[span.translation].replace("msgstr ", "msgstr \t ", 1)
    return hurt(lines, span.first, span.translation)


def stray_line(tag: str, die: Die) -> Hurt:
    lines, span = start(tag, die)
    at = die.pick((span.first, span.source, span.translation))
    lines.insert(at, die.pick(("please look at this one again", "-- page 2 --", "msgtsr")))
    return hurt(lines, at, at, *([] if at == span.first else [span.key]))


def obsolete_active(tag: str, die: Die) -> Hurt:
    """The obsolete entry at the end was taken back into use, by two people."""
    lines = text_of(tag).split("\n")
    old = [line.removeprefix("#~ ") for line in lines if line.startswith("#~ ")]
    first = next(index for index, line in enumerate(lines) if line.startswith("#~ "))
    lines[first:] = [*old, "", *old, ""]
    return hurt(lines, first, first + 2 * len(old))


def foreign_fuzzy(tag: str, die: Die) -> Hurt:
    """Another program's guess: marked, without the source that it was made from."""
    lines, span = start(tag, die)
    flags = lines[span.context - 1]
    lines[span.translation] = f'msgstr "{other(tag, span)}"'
    if flags.startswith("#, "):
        lines[span.context - 1] = f"#, fuzzy, {flags[3:]}"
        return hurt(lines, span.first, span.translation, span.key)
    lines.insert(span.context, "#, fuzzy")
    return hurt(lines, span.first, span.translation + 1, span.key)


def _inside(tag: str, die: Die, mark: str) -> Hurt:
    """A mark within a translation, away from its ends."""
    lines, span = start(tag, die)
    line = lines[span.translation]
    at = 8 + max(1, die.below(len(line) - 9))
    lines[span.translation] = line[:at] + mark + line[at:]
    return hurt(lines, span.first, span.translation, span.key)


def broken_escape(tag: str, die: Die) -> Hurt:
    """A mark without meaning after a backslash, or a backslash that eats the closing quote."""
    if die.below(2):
        return _inside(tag, die, die.pick(("\\q", "\\ ", "\\u")))
    lines, span = start(tag, die)
    lines[span.translation] = lines[span.translation][:-1] + '\\"'
    return hurt(lines, span.first, span.translation, span.key)


def bare_quote(tag: str, die: Die) -> Hurt:
    return _inside(tag, die, '"')


def control(tag: str, die: Die) -> Hurt:
    """Marks that no keyboard writes, among them some that Python takes for the end of a line."""
    return _inside(tag, die, die.pick(("\x07", "\x0b", "\x0c", "\x1b", "\x85", "\u2028")))


def bom_inside(tag: str, die: Die) -> Hurt:
    """Two files were joined, and the mark at the start of the second stayed."""
    lines, span = start(tag, die)
    at = die.pick((span.first, span.context))
    lines[at] = "\ufeff" + lines[at]
    return hurt(lines, span.first, span.translation, span.key)


def cut_entry(tag: str, die: Die) -> Hurt:
    """The file ends within an entry: after its key, within its source, or within its translation."""
    lines, span = start(tag, die)
    last = die.pick((span.context, span.source, span.translation))
    kept = lines[: last + 1]
    if last != span.context:
        kept[-1] = kept[-1][: 8 + max(1, die.below(len(kept[-1]) - 8))]
        kept[-1] = kept[-1].rstrip("\\")
        kept[-1] = kept[-1].removesuffix('"')
    spans = spans_of(tag)
    gone = [later.key for later in spans[spans.index(span) :]]
    return hurt(kept, span.first, last, *gone)


RULES: Mapping[str, Rule] = {
    "conflict": conflict,
    "duplicate-same": duplicate_same,
    "duplicate-other": duplicate_other,
    "quote-msgctxt": quote_msgctxt,
    "quote-msgid": quote_msgid,
    "quote-msgstr": quote_msgstr,
    "orphan-msgstr": orphan_msgstr,
    "orphan-msgctxt": orphan_msgctxt,
    "plural-header": plural_header,
    "no-header": no_header,
    "lost-msgctxt": lost_msgctxt,
    "swapped": swapped,
    "smart-quotes": smart_quotes,
    "tabs": tabs,
    "stray-line": stray_line,
    "obsolete-active": obsolete_active,
    "foreign-fuzzy": foreign_fuzzy,
    "broken-escape": broken_escape,
    "bare-quote": bare_quote,
    "control": control,
    "bom-inside": bom_inside,
    "cut-entry": cut_entry,
}
