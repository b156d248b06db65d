"""The page on the state of the translations, and on the fingerprints that tell whether two forms are the same."""

from collections import Counter

from toolkit.book.page import Page, page
from toolkit.document.tree import Block, Code, Facts, Heading, Inline, Name, Paragraph, Table
from toolkit.model.content import variant_messages
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

STATES = ("source", "approved", "draft", "needs_check", "fallback")


def translation_page(site: ResolvedSite, view: View) -> Page:
    index, state = view.interface.index, view.interface.state
    counts = [_counts(site.view(language.tag)) for language in site.languages]
    used = tuple(name for name in STATES if any(count[name] for count in counts))
    rows: tuple[tuple[Inline, ...], ...] = tuple(
        (Name(language.name), *(str(count[name]) for name in used))
        for language, count in zip(site.languages, counts, strict=True)
    )
    blocks: tuple[Block, ...] = (
        Table((index["language"], *(state[f"{name}_short"] for name in used)), rows, row_headers=True),
        Facts(tuple((state[name], state[f"{name}_explained"]) for name in used)),
        Paragraph(index["translation_safety"]),
        Heading(2, index["fingerprints"], "fingerprints"),
        Paragraph(index["fingerprint_note"]),
        Paragraph(index["not_comparable"]),
        _fingerprints(site, view),
    )
    return page(view, "translation", index["translation"], blocks)


def _counts(view: View) -> Counter[str]:
    """How many texts of the site's content are in which state. Other approaches than the site's are no part of it."""
    made: dict[str, Counter[str]] = view.__dict__  # the page of every language asks for it
    if "_counts" not in made:
        made["_counts"] = _counted(view)
    return made["_counts"]


def _counted(view: View) -> Counter[str]:
    mine = view.modality_id
    parts = (prefix for prefix, _ in view.protocol.parts())
    held = [prefix for prefix in parts if not prefix.startswith("modality/") or prefix == f"modality/{mine}"]
    found = Counter(word.state for prefix in held for word in view.open_words(prefix))
    for (modality, scenario), variant in view.protocol.variants.items():
        for message in variant_messages(modality, scenario, variant) if modality == mine else ():
            found[view.reader.before_slots(message.key, message.text).state] += 1
    return found


def _fingerprints(site: ResolvedSite, view: View) -> Block:
    index = view.interface.index
    titles = {form.id: form.title for form in view.release.forms}
    tags = site.site.form_languages
    head = (
        view.interface.docs["forms"],
        index["fingerprint_structure"],
        *(f"{index['fingerprint_words']} ({tag})" for tag in tags),
    )
    rows: tuple[tuple[Inline, ...], ...] = tuple(
        (titles[form.id], Code(form.structure), *(Code(local.words) for local in form.languages)) for form in site.forms
    )
    return Table(head, rows, row_headers=True)
