"""What the checks know of the languages of the corpus: the shipped facts of two, and short lists for two that are not shipped."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.corpus.sound import FOLDER, catalog_of
from toolkit.catalog.checks.message import Facts
from toolkit.catalog.checks.table import checked
from toolkit.catalog.extract import Source
from toolkit.findings import Finding
from toolkit.model.glossary import Term
from toolkit.model.locale import Locale
from toolkit.resolve.language import language_of
from toolkit.store.glossary import read_glossary
from toolkit.store.po import Catalog, parse_po
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

ROOT = Path(__file__).resolve().parents[3]

GERMAN: dict[str, Any] = {
    "tag": "de",
    "name": "Deutsch",
    "script": "Latn",
    "address": {"client_to_therapist": "Sie", "therapist_to_client": "Sie", "participant": "Sie", "participant_form": "formal"},
    "negation": {
        "words": ["nicht", "kein*", "nie", "niemals", "niemand*", "nichts", "weder", "nirgends"],
        "also": ["ohne", "nein", "kaum", "selten", "vermeid*", "statt", "un*", "*los"],
        "unlike": ["nicht nur", "nicht wahr"],
    },
    "address_words": {"formal": ["Sie", "Ihnen", "Ihr*"], "informal": ["du", "dich", "dir", "dein*", "euch", "euer", "eure*"]},
    "number_words": {
        "2": ["zwei", "beide*"], "3": ["drei"], "4": ["vier"], "5": ["fünf"], "6": ["sechs"], "7": ["sieben"], "8": ["acht"],
        "9": ["neun"], "10": ["zehn"], "11": ["elf"], "12": ["zwölf"],
    },
    "degrees": [
        ["ein wenig", "eher", "einigermaßen", "ziemlich", "größtenteils", "sehr", "äußerst", "vollkommen", "völlig"],
        ["nie", "selten", "manchmal", "oft", "sehr oft", "immer"],
    ],
}  # fmt: skip
ARABIC: dict[str, Any] = {
    "tag": "ar",
    "name": "العربية",
    "direction": "rtl",
    "script": "Arab",
    "digits": "arab",
    "address": {"client_to_therapist": "-", "therapist_to_client": "-", "participant": "-", "participant_form": "plural"},
    "negation": {
        "words": ["لا", "ولا", "فلا", "لم", "ولم", "لن", "ولن", "ليس", "ليست", "وليس", "غير", "عدم", "ألا"],
        "also": ["دون", "بدون", "كلا", "إطلاقًا", "أبدًا", "نادرًا", "تجنب*"],
        "unlike": ["لا بأس بها", "لا بد", "لا بأس"],
    },
    "address_words": {
        "plural": ["أنتم", "*كم"],
        "singular": ["أنت", "أنتِ", "لديك", "يمكنك", "اختر", "اختاري", "اكتب", "اكتبي", "أجب", "أجيبي", "تريد", "تريدين"],
    },
    "number_words": {
        "2": ["اثنان", "اثنين", "*الأسبوعين", "*أسبوعين", "*شهرين", "*يومين"], "3": ["ثلاث*"], "4": ["*أربع*"], "5": ["خمس*"],
        "6": ["ست", "ستة"], "7": ["سبع*"], "8": ["ثماني*"], "9": ["تسع*"], "10": ["عشر*"],
    },
    "degrees": [
        ["قليلة", "قليلًا", "إلى حد ما", "لا بأس", "في الغالب", "كبيرة", "كثيرًا", "للغاية", "تامة", "تمامًا"],
        ["أبدًا", "نادرًا", "أحيانًا", "كثيرًا", "كثيرًا جدًا", "دائمًا"],
    ],
}  # fmt: skip


@cache
def locale_of(tag: str) -> Locale | None:
    """The facts of a language: shipped, or written above."""
    own = {"de": GERMAN, "ar": ARABIC}.get(tag)
    if own is not None:
        return Locale.model_validate_json(json.dumps(own))
    path = ROOT / "locales" / tag / "locale.yaml"
    tree = read_yaml(path, path.name)[0] if path.is_file() else None
    return validate(tree, Locale)[0] if tree is not None else None


def facts_of(tag: str, terms: tuple[Term, ...] = ()) -> Facts:
    locale, english = locale_of(tag), locale_of("en")
    return Facts(language_of(tag, {tag: locale} if locale else {}), locale, english, terms)


@cache
def corpus_facts(tag: str) -> Facts:
    """With the corpus's glossary."""
    terms, findings = read_glossary(FOLDER / f"{tag}.csv", f"{tag}.csv")
    assert findings == []
    return facts_of(tag, terms)


@cache
def corpus_sources(tag: str) -> tuple[Source, ...]:
    """The English of the corpus; the one message whose source has changed is as its catalog has it."""
    entries = catalog_of(tag).by_context().items()
    return tuple(Source(key, entry.source, (), entry.flags) for key, entry in entries)


def said_of(text: str, tag: str) -> list[Finding]:
    """What the checks say of one catalog of the corpus, its reader's findings first."""
    catalog, findings = parse_po(text, "a.po")
    return [*findings, *checked_in(catalog, tag)]


def checked_in(catalog: Catalog, tag: str) -> list[Finding]:
    return checked([catalog], {"all": corpus_sources(tag)}, corpus_facts(tag))


def as_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
