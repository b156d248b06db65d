"""The page on ruptures and their repair: the project's own markers and strategies, and what an approach calls them."""

from toolkit.book.page import Page, page
from toolkit.document.tree import Block, Emphasis, Facts, Heading, Inline, Item, Name, Paragraph
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def repair_page(site: ResolvedSite, view: View) -> Page:
    docs = view.interface.docs
    views = [site.view(view.language.tag, name) for name in site.modalities]
    blocks: list[Block] = [Paragraph(view.taxonomy.statement)]
    for group in ("withdrawal", "confrontation"):
        blocks.append(Heading(2, docs[f"taxonomy_{group}"], group))
        for code, marker in view.taxonomy.markers.items():
            if marker.group == group:
                blocks += [Heading(3, marker.name, code.lower()), Facts(_marker(view, views, code))]
    blocks += _therapist(view)
    blocks.append(Heading(2, docs["taxonomy_strategies"], "strategies"))
    for code, strategy in view.taxonomy.strategies.items():
        blocks += [Heading(3, strategy.name, code.lower()), Facts(_strategy(view, views, code))]
    for local in views:
        blocks += _words(view, local)
    return page(view, "repair", docs["taxonomy"], tuple(blocks))


def _marker(view: View, views: list[View], code: str) -> tuple[tuple[Inline, Item], ...]:
    docs, marker = view.interface.docs, view.taxonomy.markers[code]
    facts: list[tuple[Inline, Item]] = [
        (view.interface.pack["coding_code"], Name(code)),
        (docs["definition"], marker.definition),
        (docs["looks_like"], marker.looks_like),
        (docs["not_this"], marker.not_this),
    ]
    for local in views:
        if code in local.modality.markers:
            facts.append((local.modality.name, local.modality.markers[code].looks_like))
    return tuple(facts)


def _therapist(view: View) -> list[Block]:
    """What a therapist may add to a rupture; nothing where the vocabulary has no such markers."""
    docs, markers = view.interface.docs, view.taxonomy.therapist_markers
    blocks: list[Block] = [Heading(2, docs["taxonomy_therapist"], "therapist")] if markers else []
    for code, marker in markers.items():
        facts: tuple[tuple[Inline, Item], ...] = (
            (view.interface.pack["coding_code"], Name(code)),
            (docs["definition"], marker.definition),
            (docs["looks_like"], marker.looks_like),
            (docs["not_this"], marker.not_this),
        )
        blocks += [Heading(3, marker.name, code.lower()), Facts(facts)]
    return blocks


def _strategy(view: View, views: list[View], code: str) -> tuple[tuple[Inline, Item], ...]:
    docs, strategy = view.interface.docs, view.taxonomy.strategies[code]
    facts: list[tuple[Inline, Item]] = [
        (view.interface.pack["coding_code"], Name(code)),
        (docs["definition"], strategy.definition),
        (docs["says_like"], strategy.says_like),
    ]
    for local in views:
        term = local.modality.repair_terms.get(code)
        if term:
            facts.append((local.modality.name, (Paragraph(term.term), Paragraph(Emphasis(term.example)))))
    return tuple(facts)


def _words(view: View, local: View) -> list[Block]:
    """The approach in a few lines, and the words that it uses for parts of the work."""
    terms = tuple((term.term, term.meaning) for term in local.modality.vocabulary.values())
    blocks: list[Block] = [
        Heading(2, local.modality.name, f"approach-{local.modality_id}"),
        Paragraph(local.modality.summary),
    ]
    return [*blocks, Heading(3, view.interface.docs["glossary"], f"words-{local.modality_id}"), Facts(terms)]
