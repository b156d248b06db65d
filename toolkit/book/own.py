"""A site's own pages: plain Markdown, made harmless. HTML is shown as text, unsafe addresses and pictures are taken out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from toolkit.book.page import front
from toolkit.document.markdown import escape_markdown
from toolkit.document.text import clean, safe_href
from toolkit.findings import Finding, Place, finding

FOLDER = "local"
LONGEST = 2000
"""Characters of an address; of a longer one the rest is not looked at, and its beginning decides."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>\"'()\[\]]+)>")
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>?")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(\s*([^\s()]*)[^()]*\)")
_TARGET = re.compile(r"\](\(|:)")
_LINK_TITLE = re.compile(r"""\s(?:"[^"]*"|'[^']*')\s*\Z""")
_TITLE = re.compile(r"# +(.+?)(?: +#*)?$", re.M)


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that a page may not hold, in a line of it."""

    code: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of the site's own in one language, ready for the tree."""

    tag: str
    stem: str
    title: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.tag}/{self.stem}.md"

    @property
    def menu_path(self) -> str:
        return f"{FOLDER}/{self.stem}.md"


def page_path(name: str) -> str:
    """Where the page `<tag>/<name>.md` lies in the tree of the documentation."""
    tag, _, file = name.partition("/")
    return f"pages/{tag}/{FOLDER}/{file}"


def own_pages(pages: Mapping[str, str], tag: str) -> list[OwnPage]:
    """The pages of one language by name; each says in which languages it is there."""
    found = []
    for name in sorted(pages):
        there, _, file = name.partition("/")
        if there == tag:
            only = sorted(other.partition("/")[0] for other in pages if other.partition("/")[2] == file)
            text, _ = _cleaned(pages[name])
            title = _title(text) or file.removesuffix(".md")
            head = "" if _title(text) else f"# {escape_markdown(title)}\n\n"
            found.append(OwnPage(tag, file.removesuffix(".md"), title, front(title, only=only) + head + text))
    return found


def _title(text: str) -> str:
    found = _TITLE.match(text.lstrip("\n"))
    return re.sub(r"[*_`]|<[^<>]*>", "", unescape(found[1])).strip() if found else ""


def check_pages(pages: Mapping[str, str], origins: Mapping[str, str]) -> Iterator[Finding]:
    """What is shown as text or left out of the site's own pages, at its place in the file."""
    for name in sorted(pages):
        for slip in _cleaned(pages[name])[1]:
            yield finding(slip.code, Place(origins.get(name, name), slip.line), text=slip.text)


def cleaned(text: str) -> tuple[str, list[Slip]]:
    """Markdown that makes no HTML but what Markdown means, and what was changed for that.

    Code is written out here as HTML of our own, so that where a reader of Markdown sees its ends elsewhere, the worst is
    an odd line: nothing that begins a tag or an attribute is left anywhere.
    """
    slips: list[Slip] = []
    kept: list[str] = []
    fence, code = "", list[str]()
    for number, line in enumerate(clean(text.removeprefix("\ufeff")).split("\n"), 1):
        found = _FENCE.fullmatch(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                kept += _code_block(code)
                fence, code = "", []
            else:
                code.append(line)
        elif found:
            fence = found[1]
        else:
            kept.append(_line(line, number, slips))
    kept += _code_block(code) if fence else []
    return _checked_addresses("\n".join(kept), slips) + "\n", slips


@lru_cache(4096)
def _cleaned(text: str) -> tuple[str, list[Slip]]:
    """The same, made once: a page is checked, and then shown."""
    return cleaned(text)


def _code_block(lines: list[str]) -> list[str]:
    return ["", "<pre><code>" + "\n".join(escape_markdown(line) for line in lines) + "\n</code></pre>", ""]


def _line(line: str, number: int, slips: list[Slip]) -> str:
    """One line: its code written out, and the text between made harmless."""
    parts, end = [], 0
    for found in _CODE.finditer(line):
        parts.append(_text(line[end : found.start()], number, slips))
        parts.append(f"<code>{escape_markdown(found[2].strip())}</code>")
        end = found.end()
    return "".join(parts) + _text(line[end:], number, slips)


def _text(text: str, number: int, slips: list[Slip]) -> str:
    slips += [Slip("BOOK001", number, tag[0]) for tag in _TAG.finditer(_AUTOLINK.sub("", text))]
    text = _AUTOLINK.sub(r"[\1](\1)", text).replace("<", "&lt;").replace("{", "&#123;")
    return _PICTURE.sub(lambda found: _picture(found, number, slips), text).replace("![", "&#33;[")


def _picture(found: re.Match[str], number: int, slips: list[Slip]) -> str:
    """A picture becomes a link to it, or its description where it lies in no place that can be linked."""
    slips.append(Slip("BOOK003", number, found[2]))
    return f"[{found[1] or found[2]}]({found[2]})" if found[2].startswith(("https://", "http://")) else found[1]


def _checked_addresses(text: str, slips: list[Slip]) -> str:
    """Links whose address is not one of http(s), mailto, tel or relative become their text, in brackets."""
    parts, end = [], 0
    for found in _TARGET.finditer(text):
        shown = unescape(_address(text, found.end(), within=found[1] == "("))
        if _is_safe(shown):
            continue
        slips.append(Slip("BOOK002", text.count("\n", 0, found.start()) + 1, shown[:80]))
        parts += [text[end : found.start()], "&#93;", found[1]]
        end = found.end()
    return "".join(parts) + text[end:]


def _address(text: str, start: int, within: bool) -> str:
    """The address at a place: up to the bracket that closes it, without a title, or up to a blank."""
    if not within:
        return "".join(text[start : start + LONGEST].split(None, 1)[:1])
    depth, end = 0, min(len(text), start + LONGEST)
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth < 0:
            end = place
            break
    return _LINK_TITLE.sub("", text[start:end])


def _is_safe(address: str) -> bool:
    """Whether it leads to a page, whatever blanks a browser drops from it."""
    bare = re.sub(r"[\s\\<]", "", address)
    return not bare or safe_href(bare) is not None
