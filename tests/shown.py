"""What a person reads in a file that a build makes: its texts, kind by kind, without what programs alone read."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook

SHOWN_ATTRIBUTES = ("alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label")
INLINE = frozenset("a abbr b bdi bdo cite dfn em i kbd mark q s small span strong sub sup u var".split())
SILENT = frozenset("code script style svg template".split())
"""Elements whose text is typed as it is (a code, a file name), or read by programs."""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = [""]
        self.scripts: list[tuple[str, str]] = []
        self._within: list[str] = []
        self._kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag not in INLINE:
            self.texts.append("")
        if tag in SILENT:
            self._within.append(tag)
            self._kind = facts.get("type", "")
        shown = [facts[name] for name in SHOWN_ATTRIBUTES if name in facts]
        if tag == "meta" and facts.get("name") in ("description", "author", "keywords", "application-name"):
            shown.append(facts.get("content", ""))
        if tag == "input" and facts.get("type") in ("submit", "button", "reset"):
            shown.append(facts.get("value", ""))
        self.texts[-1:] = [*shown, self.texts[-1]]

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.texts.append("")
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.texts[-1] += data
        elif self._within[-1] == "script":
            self.scripts.append((self._kind, data))


def of_html(data: bytes) -> list[str]:
    """Text block by block, what attributes show, and what scripts hold."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    page.close()
    found = page.texts
    for kind, text in page.scripts:
        found += of_script(text) if kind in ("", "module", "text/javascript") else told_by(json.loads(text))
    return found


def told_by(data: dict[str, Any]) -> Iterator[str]:
    """The texts in the data of a page: a web form keeps them by language, the documentation site those of its search."""
    yield from strings_in(data.get("translations", {}))
    for language in data.get("languages", []):
        yield language["name"]
        told = (*language["texts"], *language["interface"].values())
        yield from (text[0] if isinstance(text, list) else text for text in told)


LITERAL = re.compile(r"//[^\n]*|/\*.*?\*/|\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.S)


def of_script(text: str) -> list[str]:
    """The literals of a script that could be read as a sentence: more than one word, or one that begins with a capital."""
    literals = (next(filter(None, match.groups()), "") for match in LITERAL.finditer(text))
    plain = (re.sub(r"\$\{[^}]*\}", " ", one) for one in literals)
    return [one for one in plain if re.search(r"[A-Za-z]{2,} +[A-Za-z]{2,}|^[A-Z][a-z]+[.!?]?$", one)]


def strings_in(value: Any) -> Iterator[str]:
    """Every string of a JSON value; keys are names for programs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)


def of_json(data: bytes) -> list[str]:
    """The search of a documentation site, else the codebook: what it holds by language."""
    held = json.loads(data)
    if "docs" in held:
        return [text for page in held["docs"] for part in ("title", "text") for text in of_html(page[part].encode())]
    return [text for said in _by_language(held) for text in said]


def _by_language(value: Any) -> Iterator[list[str]]:
    """Each text of a codebook in its languages: all other strings are names for programs."""
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict) and value and all(re.fullmatch(TAG, key) for key in value):
        yield [text for text in parts if not re.fullmatch("[0-9a-f]{16}", text)]
    else:
        for part in parts:
            yield from _by_language(part)


TAG = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*-X[AB]"


def of_boris(data: bytes) -> list[str]:
    """What a coder reads in a project of BORIS: its name, what it says of codes and groups; the rest is typed or read by it."""
    held = json.loads(data)
    rows = [row for part in ("subjects_conf", "behaviors_conf", "independent_variables") for row in held[part].values()]
    found = [held["project_name"], held["project_description"], *held["behavioral_categories"]]
    return [*found, *(row[name] for row in rows for name in ("description", "category") if name in row)]


XML_SHOWN = ("DESCRIPTION", "LANG_LABEL", "name")


def of_xml(data: bytes) -> list[str]:
    """Texts of every element, and attributes that are read: descriptions and names of codes."""
    found: list[str] = []
    for element in ElementTree.fromstring(data).iter():
        found += [element.text or "", element.tail or "", *(element.get(name, "") for name in XML_SHOWN)]
    return found


LIMESURVEY = (
    "question help answer group_name description surveyls_title surveyls_description surveyls_welcometext surveyls_endtext "
    "surveyls_policy_notice surveyls_policy_error surveyls_legal_notice surveyls_urldescription"
).split()
"""Columns that respondents read, as HTML."""


def of_limesurvey(data: bytes) -> list[str]:
    """The columns that respondents read, and settings of a question that have a language."""
    found: list[str] = []
    for row in ElementTree.fromstring(data).iter("row"):
        cells = {cell.tag: cell.text or "" for cell in row}
        shown = [cells[name] for name in LIMESURVEY if name in cells]
        if cells.get("attribute") and cells.get("language"):
            shown.append(cells.get("value", ""))
        found += [text for cell in shown for text in of_html(cell.encode())]
    return found


def of_csv(data: bytes) -> list[str]:
    return list(_cells([tuple(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))]))


def _cells(rows: list[tuple[Any, ...]]) -> Iterator[str]:
    """The cells that hold text; of a table whose head is made of names for programs, those of columns that people read."""
    head = [str(cell or "") for cell in rows[0]] if rows else []
    if head and all(re.fullmatch(f"[a-z_]+(_{TAG})?", name) for name in head):
        shown = [number for number, name in enumerate(head) if re.search(f"_{TAG}$", name) or name in ("answer", "why")]
        rows = [tuple(row[number] for number in shown) for row in rows[1:]]
    return (cell for row in rows for cell in row if isinstance(cell, str))


def of_xlsx(data: bytes) -> list[str]:
    """Cells, names of sheets, what is printed on top of them, what lists to choose from say, notes, and properties."""
    book = load_workbook(io.BytesIO(data))
    if book.sheetnames[:2] == ["survey", "choices"]:
        return _of_xlsform(book)
    if book.sheetnames[0] == "variables":
        return _of_codebook(book)
    found = [str(text or "") for text in (book.properties.title, book.properties.subject, book.properties.description)]
    for sheet in book.worksheets:
        found += [sheet.title, *_cells(list(sheet.iter_rows(values_only=True)))]
        found += [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
        for rule in sheet.data_validations.dataValidation:
            found += [rule.error or "", rule.errorTitle or "", rule.prompt or "", rule.promptTitle or ""]
        found += [part.text or "" for part in (sheet.oddHeader.center, sheet.oddFooter.center, sheet.oddFooter.left)]
    return found


def _of_codebook(book: Workbook) -> list[str]:
    """The heads, and the columns that have a language; all other cells hold codes. Sheets have names for programs."""
    found: list[str] = []
    for sheet in book.worksheets:
        head, *rows = list(sheet.iter_rows(values_only=True))
        shown = [number for number, name in enumerate(head) if re.search(rf"\({TAG}\)$", str(name))]
        found += [str(name) for name in head]
        if sheet.title == "variables":
            found += [str(row[number]) for row in rows for number in shown if row[number]]
    return found


def _of_xlsform(book: Workbook) -> list[str]:
    """The columns that have a language, and the title; all others hold what the platform demands."""
    found: list[str] = []
    for sheet in book.worksheets:
        head, *rows = list(sheet.iter_rows(values_only=True))
        shown = [number for number, name in enumerate(head) if "::" in str(name) or name == "form_title"]
        found += [str(row[number]) for row in rows for number in shown if row[number]]
    return found


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_docx(data: bytes) -> list[str]:
    """Paragraphs of the body, headers, footers and notes, without runs that are set as code; descriptions of pictures; title."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|comments)\.xml", name):
                tree = ElementTree.fromstring(packed.read(name))
                found += [_paragraph(one) for one in tree.iter(f"{WORD}p")]
                found += [one.get("descr", "") for one in tree.iter() if one.tag.endswith("}docPr")]
            if name == "docProps/core.xml":
                found += [one.text or "" for one in ElementTree.fromstring(packed.read(name))]
    return found


def _paragraph(paragraph: ElementTree.Element) -> str:
    runs = (run for run in paragraph.iter(f"{WORD}r") if not _is_code(run))
    return "".join(one.text or " " for run in runs for one in run if one.tag in READ)


READ = (f"{WORD}t", f"{WORD}br", f"{WORD}tab")


def _is_code(run: ElementTree.Element) -> bool:
    font = run.find(f"{WORD}rPr/{WORD}rFonts")
    return font is not None and font.get(f"{WORD}ascii") == "Consolas"


def of_ics(data: bytes) -> list[str]:
    """What calendars show of events; lines that were folded are whole again."""
    rows = re.sub(r"\r?\n[ \t]", "", data.decode("utf-8")).splitlines()
    named = (row.partition(":") for row in rows)
    return [
        value
        for name, _, value in named
        if name.partition(";")[0] in ("SUMMARY", "DESCRIPTION", "COMMENT", "X-WR-CALNAME")
    ]


def of_text(data: bytes) -> list[str]:
    """Paragraphs of Markdown or plain text, without what stands in code marks."""
    text = re.sub(r"^```.*?^```$", "", data.decode("utf-8"), flags=re.S | re.M)
    return re.split(r"\n\s*\n", re.sub(r"`[^`]*`", " ", text))


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "html": of_html,
    "json": of_json,
    "csv": of_csv,
    "xlsx": of_xlsx,
    "docx": of_docx,
    "ics": of_ics,
    "md": of_text,
    "txt": of_text,
    "lss": of_limesurvey,
    "etf": of_xml,
    "qdc": of_xml,
    "boris": of_boris,
}


def shown_in(path: Path) -> list[str]:
    """What is read in a file, less what is blank."""
    return [text for text in READERS[path.suffix[1:]](path.read_bytes()) if text.strip()]
