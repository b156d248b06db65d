"""From answers to the files of a new language: its facts, glossary, review states and catalogs; of a variety, what differs alone."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from toolkit.catalog.checks.marks import PUNCTUATION
from toolkit.catalog.update import updated
from toolkit.cli.catalogs import Catalogs, open_catalogs
from toolkit.cli.home import Home
from toolkit.cli.new_locale import Tags
from toolkit.cli.partfile import tell_made, write_all
from toolkit.cli.printing import print_findings, say
from toolkit.cli.scaffold import rendered
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.locale import Locale
from toolkit.phrases import joined, phrase
from toolkit.resolve.cldr import digits_of
from toolkit.resolve.language import SOURCE, Language, language_of
from toolkit.store.base import content_folders
from toolkit.store.edit import inline
from toolkit.store.po import render_po
from toolkit.store.site import read_site
from toolkit.store.validate import validate
from toolkit.store.yaml import parse_yaml

Answers = Mapping[str, str]


def tags_of(home: Home) -> Tags:
    """The languages that a folder has."""
    own = _folders(home.root / "locales")
    return Tags(own, tuple(tag for root in _lent(home) for tag in _folders(root)), home.is_site)


def _folders(root: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in root.glob("*/locale.yaml")))


def _lent(home: Home) -> list[Path]:
    """The locales that a site has from elsewhere."""
    return [content_folders(home.root, read_site(home.root).study_root).locales] if home.is_site else []


def write_locale(home: Home, tags: Tags, answers: Answers, options: Namespace) -> int:
    """Write the files of a language as one change, which `alliance undo` takes back, and say what comes next."""
    tag = answers["tag"]
    folder = f"locales/{tag}"
    if (home.root / folder).exists():
        shown = home.seen(folder)
        return print_findings([finding("LOC035", Place(shown), folder=shown, language=tag)], options, Path())
    files, findings = locale_files(home, tags, answers)
    if not errors_of(findings):
        findings += write_all(home, files, "new locale", options.dry_run)
    if not errors_of(findings):
        if tags.typed != tag:
            say(phrase("new_locale/spelling", "`{typed}` is written `{tag}`.", typed=tags.typed, tag=tag), options)
        tell_made(home, files, (), options)
        if not options.dry_run:
            say(phrase("part/next", "Next:"), options)
            for row in _next(home, tag, tags.parent(tag)):
                say(joined("", ("  ", row)), options)
    return print_findings(findings, options, Path())


def locale_files(home: Home, tags: Tags, answers: Answers) -> tuple[dict[str, str], list[Finding]]:
    """The files of a language: path below the home -> text."""
    tag = answers["tag"]
    parent = tags.parent(tag)
    catalogs, findings = open_catalogs(Namespace(root=home.root.as_posix(), tag=[]))
    if catalogs is None or errors_of(findings):
        return {}, findings
    values = _values(home, catalogs, tag, parent, answers)
    made = {path: data.decode("utf-8") for path, data in rendered("locale", values).items()}
    if parent:
        return {f"locales/{tag}/locale.yaml": made["locale.yaml"]}, findings
    found = {f"locales/{tag}/{path}": text for path, text in made.items()}
    return found | _catalogs(catalogs, tag, made["locale.yaml"]), findings


def _catalogs(catalogs: Catalogs, tag: str, facts: str) -> dict[str, str]:
    """Every catalog with nothing translated; their notes know the facts of the language."""
    tree, _ = parse_yaml(facts, "locale.yaml")
    locale = validate(tree, Locale)[0] if tree is not None else None
    if locale is not None:
        catalogs.protocol = replace(catalogs.protocol, locales={**catalogs.protocol.locales, tag: locale})
    rows = catalogs.sources(tag).items()
    return {catalogs.shown(tag, file): render_po(updated(None, sources, tag).catalog) for file, sources in rows}


def _values(home: Home, catalogs: Catalogs, tag: str, parent: str, answers: Answers) -> dict[str, object]:
    """What the template shows; of a variety, the facts that differ from those of its parent."""
    language = language_of(tag, {})
    title = _english_name(tag)
    facts = {
        "direction": language.direction,
        "script": language.script,
        "digits": digits_of(tag),
    }
    if parent:
        there = _facts_of(catalogs, parent)
        facts = {name: value for name, value in facts.items() if value != there[name]}
    stop, question = _marks(language)
    return {
        "tag": tag,
        "name": inline(language.name),
        "title": title,
        "column": _cell(title.lower()),
        "parent": parent,
        "home": answers.get("home", "files").replace("files", ""),
        "direction": "",
        "script": "",
        "digits": "",
        **facts,
        "origin": answers.get("origin", "human"),
        "end_stop": inline(stop),
        "question": inline(question),
        **_english(catalogs),
        "terms": [_cell(term) for term in _terms([home.root / "locales", *_lent(home)])],
    }


def _facts_of(catalogs: Catalogs, tag: str) -> dict[str, str]:
    """What a language is written with, as its own facts say, else as CLDR does."""
    language = language_of(tag, catalogs.protocol.locales)
    locale = catalogs.protocol.locales.get(tag)
    digits = locale.digits if locale is not None else digits_of(tag)
    return {"direction": language.direction, "script": language.script, "digits": digits}


def _english_name(tag: str) -> str:
    from babel import Locale as Cldr  # imported when needed: it costs more than a whole check
    from babel.core import UnknownLocaleError

    try:
        return str(Cldr.parse(tag, sep="-").get_display_name(SOURCE) or tag)
    except (UnknownLocaleError, ValueError):
        return str(Cldr.parse(SOURCE).languages.get(tag.partition("-")[0], tag))


def _english(catalogs: Catalogs) -> dict[str, object]:
    """The people, places and terms of English, to be replaced by those of the language."""
    english = catalogs.protocol.locales.get(SOURCE)
    if english is None:
        return {"people": [], "places": [], "said": []}
    people = [
        {
            "id": name,
            "family": inline(one.family),
            "given": inline(one.given),
            "shown": inline(one.shown["latn"]),
            "gender": one.gender,
            "address_form": one.address_form,
        }
        for name, one in english.personas.items()
    ]
    places = [{"id": name, "shown": inline(one.shown["latn"])} for name, one in english.places.items()]
    said = [{"id": name, "text": _quoted(f"todo: {text}")} for name, text in english.terms.items()]
    return {"people": people, "places": places, "said": said}


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _marks(language: Language) -> tuple[str, str]:
    """How a sentence and a question end in a script: with marks of its own where it has some."""
    table = PUNCTUATION.get(language.script, PUNCTUATION["Latn"])
    ends = [next(_own(table, name, language.script), mark) for name, mark in (("stop", "."), ("question", "?"))]
    return ends[0], ends[1]


def _own(table: Mapping[str, str], name: str, script: str) -> Iterator[str]:
    """The marks of a script that no keyboard for English has; full stops of Arabic and all marks of Greek are those of English."""
    if script == "Grek":
        yield ";" if name == "question" else "."
    if script != "Arab" or name == "question":
        yield from (mark for mark, says in table.items() if says == name and not mark.isascii())


def _terms(roots: list[Path]) -> list[str]:
    """The English terms of the glossaries that there are, each once, in the order in which they are met."""
    found: dict[str, str] = {}
    for root in roots:
        for path in sorted(root.glob("*/glossary.csv")):
            rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
            for row in rows[1:]:
                term = row[0].strip() if row else ""
                if term:
                    found.setdefault(term.lower(), term)
    return list(found.values())


def _cell(text: str) -> str:
    """A text as one cell of a table."""
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow([text])
    return made.getvalue()


def _next(home: Home, tag: str, parent: str) -> Iterator[str]:
    """What to do when a language has been made."""
    file = home.seen(f"locales/{tag}/locale.yaml")
    if parent:
        yield phrase(
            "new_locale/differs",
            "Write into {file} what differs from `{parent}`; everything else is taken from there.",
            file=file,
            parent=parent,
        )
        yield phrase(
            "new_locale/one_text",
            "Run `{command}` to word one text otherwise, and write it where the command has put it.",
            command=f"alliance locale update {tag} --key KEY",
        )
    else:
        yield phrase(
            "new_locale/facts",
            "Open {file}: put your own words in place of each text that begins with `todo:`, and name the people.",
            file=file,
        )
        yield phrase(
            "new_locale/translate",
            "Translate the catalogs beside it, or get a file for Excel or Word with `{command}`.",
            command=f"alliance locale export {tag}",
        )
    if home.is_site:
        yield phrase("new_locale/site", "Write `{tag}` below `languages:` in site.yaml.", tag=tag)
    yield phrase(
        "new_locale/far",
        "See how far it is with `{status}`, and look for slips with `{check}`.",
        status=f"alliance locale status {tag}",
        check=f"alliance locale check {tag}",
    )
