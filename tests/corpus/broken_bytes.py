"""Damage to the bytes of a catalog file: encodings, line ends, marks at its start, and copies that broke off."""

from collections.abc import Mapping

from tests.corpus.broken_lines import Hurt, Rule, hurt, start
from tests.corpus.sound import Die, Span, spans_of, text_of

OLD_ENCODING = {"ja": "cp932", "es-419": "cp1252", "ar": "cp1256", "de": "cp1252"}


def _with_letters(tag: str, die: Die) -> tuple[Span, bytes]:
    """An entry whose translation has letters beyond a-z, and its line in the language's old encoding."""
    lines = text_of(tag).split("\n")
    found = []
    for span in spans_of(tag)[8:-6]:
        line = lines[span.translation]
        try:
            found.append((span, line.encode(OLD_ENCODING[tag])))
        except UnicodeEncodeError:
            continue
    return die.pick([(span, line) for span, line in found if not line.isascii()])


def wrong_charset(tag: str, die: Die) -> Hurt:
    span, line = _with_letters(tag, die)
    rows = [row.encode() for row in text_of(tag).split("\n")]
    rows[span.translation] = line
    return Hurt(b"\n".join(rows), span.translation + 1, span.translation + 1, frozenset([span.key]))


def lying_charset(tag: str, die: Die) -> Hurt:
    """The file is UTF-8, and its header says something else."""
    claimed = die.pick((OLD_ENCODING[tag], "ISO-8859-1", "UTF-16"))
    lines = text_of(tag).replace("charset=UTF-8\\n", f"charset={claimed}\\n", 1).split("\n")
    at = next(index for index, line in enumerate(lines) if "charset=" in line)
    return hurt(lines, 0, at)


def cut_character(tag: str, die: Die) -> Hurt:
    """The copy broke off within a letter."""
    span, _ = _with_letters(tag, die)
    lines = text_of(tag).split("\n")
    line = lines[span.translation]
    at = die.pick([index for index, letter in enumerate(line) if ord(letter) > 127])
    before = "\n".join([*lines[: span.translation], line[:at]]).encode()
    spans = spans_of(tag)
    gone = frozenset(later.key for later in spans[spans.index(span) :])
    return Hurt(before + line[at].encode()[:-1], span.first + 1, span.translation + 1, gone)


def line_ends(tag: str, die: Die) -> Hurt:
    """Windows line ends throughout, in places, or those of an old Macintosh: every entry is whole."""
    lines = text_of(tag).split("\n")
    kind = die.below(3)
    if kind == 2:
        text = "\r".join(lines)
    else:
        ends = ["\r\n" if kind == 0 or index % 3 == 0 else "\n" for index in range(len(lines))]
        text = "".join(line + end for line, end in zip(lines, ends, strict=True))
    return Hurt(text.encode(), 1, len(lines))


def bom_start(tag: str, die: Die) -> Hurt:
    return Hurt(b"\xef\xbb\xbf" + text_of(tag).encode(), 1, 1)


def nul(tag: str, die: Die) -> Hurt:
    """Zeros within a translation, as after a crash."""
    lines, span = start(tag, die)
    at = 8 + die.below(max(1, len(lines[span.translation]) - 9))
    line = lines[span.translation]
    lines[span.translation] = line[:at] + "\0" * (1 + die.below(4)) + line[at:]
    return hurt(lines, span.translation, span.translation, span.key)


RULES: Mapping[str, Rule] = {
    "wrong-charset": wrong_charset,
    "lying-charset": lying_charset,
    "cut-character": cut_character,
    "line-ends": line_ends,
    "bom-start": bom_start,
    "nul": nul,
}
