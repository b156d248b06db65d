"""Whether licensed texts fit the published instrument that they are said to be. No finding repeats a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.findings import Finding, Place, finding
from toolkit.model.adapter import Adapter
from toolkit.model.content import Protocol
from toolkit.model.licensed import LicensedFile, LicensedTexts
from toolkit.model.names import reserved_by
from toolkit.model.site import AdapterUse
from toolkit.phrases import phrase
from toolkit.store.tree import Path, Tree


@dataclass(frozen=True)
class Texts:
    """A licensed file with what it is held against: its description, what the site wants, and which names are taken."""

    file: LicensedFile
    tree: Tree
    adapter: Adapter
    use: AdapterUse
    languages: tuple[str, ...]
    """Languages in which forms are answered."""
    taken: Mapping[str, str]
    """Names of items and sections of all other instruments -> where they stand."""

    def find(self, code: str, path: Path, /, **slots: object) -> Finding:
        """A finding at a path of the file, told without the words that lead there."""
        place = self.tree.place(path, "key" if path and path[-1] in self.file.languages else "value")
        return finding(code, Place(place.file, place.line, place.column), name=self.adapter.name, **slots)


def names_taken(protocol: Protocol) -> dict[str, str]:
    """The names of items and sections of all open instruments -> the file in which they stand."""
    rows: dict[str, str] = {}
    for name, part in protocol.instruments.items():
        file = protocol.files.get(
            f"instrument/{name}", phrase("licensed/instrument", "the instrument {name}", name=name)
        )
        rows |= {section.id: file for section in part.sections}
        rows |= {item.code: file for _, item in part.items()}
    return rows


def check_texts(texts: Texts) -> list[Finding]:
    """Every finding about one licensed file."""
    found = [*_is_the_right_file(texts), *_has_the_languages(texts)]
    first = next(iter(texts.file.languages))
    for language, one in texts.file.languages.items():
        found += [*_has_the_items(texts, language, one), *_has_the_scales(texts, language, one)]
        found += _tables_hold_choices(texts, language, one)
        if one.skeleton() != texts.file.languages[first].skeleton():
            found.append(texts.find("ADAP017", ("languages", language), language=language, first=first))
    found += _names_are_free(texts, first, texts.file.languages[first])
    if texts.adapter.item_count == "unknown":
        found.append(texts.find("ADAP014", ("adapter",), count=len(texts.file.languages[first].codes)))
    return found


def _is_the_right_file(texts: Texts) -> Iterator[Finding]:
    for key, value, wanted in (
        ("adapter", texts.file.adapter, texts.use.id),
        ("version", texts.file.version, texts.use.version),
    ):
        if value != wanted:
            yield texts.find("ADAP012", (key,), key=key, value=value, wanted=wanted)


def _has_the_languages(texts: Texts) -> Iterator[Finding]:
    for language in texts.languages:
        if language not in texts.file.languages:
            yield texts.find("ADAP018", ("languages",), language=language)


def _has_the_items(texts: Texts, language: str, one: LicensedTexts) -> Iterator[Finding]:
    adapter, codes, place = texts.adapter, one.codes, ("languages", language, "sections")
    if adapter.item_count not in ("unknown", len(codes)):
        slots = {"language": language, "count": len(codes), "wanted": adapter.item_count}
        yield texts.find("ADAP013", place, **slots)
    if adapter.items == "unknown":
        return
    known = [item.code for item in adapter.items]
    allowed = ", ".join(known)
    for path, code in _placed(language, one):
        if code not in known:
            slots = {
                "language": language,
                "code": code,
                "what": phrase("licensed/called", "an item is called"),
                "known": phrase("licensed/not_listed", "does not list it"),
            }
            yield texts.find("ADAP015", path, **slots, allowed=allowed)
    for code in known:
        if code not in codes:
            slots = {
                "language": language,
                "code": code,
                "what": phrase("licensed/no_item", "there is no item"),
                "known": phrase("licensed/listed", "lists it"),
            }
            yield texts.find("ADAP015", place, **slots, allowed=allowed)


def _placed(language: str, one: LicensedTexts) -> Iterator[tuple[Path, str]]:
    """Every item's code with its place."""
    for at, section in enumerate(one.sections):
        for index, item in enumerate(section.items):
            yield ("languages", language, "sections", at, "items", index, "code"), item.code


def _has_the_scales(texts: Texts, language: str, one: LicensedTexts) -> Iterator[Finding]:
    """Each choice has its scale, and each scale has the answers that are published."""
    missing: set[str] = set()
    for at, section in enumerate(one.sections):
        for index, item in enumerate(section.items):
            name = item.scale or section.scale or ""
            if item.kind in ("choice", "multiple") and name not in {*one.scales, *missing}:
                missing.add(name)
                yield texts.find("ADAP020", ("languages", language, "sections", at, "items", index), scale=name)
    points, ends = texts.adapter.scale.points, texts.adapter.scale.ends
    for name, scale in one.scales.items():
        values = [option.value for option in scale.options]
        wrong = (points not in ("unknown", len(values))) or (ends is not None and (min(values), max(values)) != ends)
        if wrong or len(set(values)) != len(values):
            slots = {"scale": name, "count": len(values), "least": min(values), "most": max(values)}
            yield texts.find(
                "ADAP016",
                ("languages", language, "scales", name),
                language=language,
                wanted=_answers(texts.adapter),
                **slots,
            )


def _tables_hold_choices(texts: Texts, language: str, one: LicensedTexts) -> Iterator[Finding]:
    for at, section in enumerate(one.sections):
        for index, item in enumerate(section.items):
            fits = item.kind == "choice" and section.scale and item.scale in (None, section.scale)
            if section.display == "grid" and not fits:
                path = ("languages", language, "sections", at, "items", index)
                yield texts.find("ADAP025", path, section=section.id, code=item.code)


def _answers(adapter: Adapter) -> str:
    """The answers of an adapter in words: `5 from 1 to 5`."""
    ends, points = adapter.scale.ends, adapter.scale.points
    many = phrase("answers/unknown", "an unknown number") if points == "unknown" else points
    if not ends:
        return phrase("answers/many", "{many}, each number once", many=many)
    runs = {"many": many, "least": ends[0], "most": ends[1]}
    return phrase("answers/range", "{many} from {least} to {most}, each number once", **runs)


def _names_are_free(texts: Texts, language: str, one: LicensedTexts) -> Iterator[Finding]:
    """Names of variables are nobody else's, in this file or elsewhere."""
    seen: dict[str, str] = dict(texts.taken)
    rows: list[tuple[Path, str]] = []
    for at, section in enumerate(one.sections):
        rows.append((("languages", language, "sections", at, "id"), section.id))
    for path, code in [*rows, *_placed(language, one)]:
        keeper = seen.get(code) or reserved_by(code)
        if keeper:
            yield texts.find("ADAP019", path, code=code, file=keeper)
        seen.setdefault(code, phrase("licensed/this_file", "this file"))
