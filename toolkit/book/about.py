"""The pages on what the training is, where it comes from, and whose it is."""

from collections.abc import Mapping

from toolkit.book.page import Page, english, page, to
from toolkit.document.tree import Block, Facts, Heading, Inline, Link, ListBlock, Name, Note, Paragraph, Table
from toolkit.packs.words import filled
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def home_page(site: ResolvedSite, view: View) -> Page:
    """What this is, whose it is, and where to go on."""
    docs = view.interface.docs
    blocks: tuple[Block, ...] = (
        Paragraph(docs["home_lead"]),
        Note("info", (Paragraph(docs["not_endorsed"]),), docs[f"claim_{claim(site)}"]),
        Heading(2, docs["navigation"], "pages"),
        ListBlock(tuple(_links(view))),
        Heading(2, docs["about_site"], "site"),
        Facts(_facts(site, view)),
        Note(
            "warning",
            (Paragraph(docs["not_for_treatment"]), Paragraph(to(docs["in_crisis"], "safety"))),
            docs["warning"],
        ),
    )
    return page(view, "index", filled(docs["home_title"], site=site.site.site.name), blocks)


def claim(site: ResolvedSite) -> str:
    """What the study says that it does with the pilot; the protocol's word where there is no study."""
    study = site.declared.study
    return study.claim if study else site.protocol.release.claim


def _links(view: View) -> list[Inline]:
    docs, pack = view.interface.docs, view.interface.pack
    rows = (
        ("about", docs["about"], ""),
        ("modules/index", docs["modules"], docs["modules_lead"]),
        ("roleplay", pack["kind_role_play"], docs["role_play_lead"]),
        ("repair", docs["taxonomy"], ""),
        ("measures/index", docs["measures"], docs["measures_lead"]),
        ("schedule", pack["plan"], ""),
        ("safety", pack["safety"], docs["trainee_rights"]),
        ("translation", view.interface.index["translation"], ""),
        ("sources", docs["sources"], ""),
    )
    return [(to(title, path), *((" · ", lead) if lead else ())) for path, title, lead in rows]


def _facts(site: ResolvedSite, view: View) -> tuple[tuple[Inline, Inline], ...]:
    docs, pack, index = view.interface.docs, view.interface.pack, view.interface.index
    names: list[Inline] = []
    for language in site.languages:
        names += [" · ", Name(language.name)] if names else [Name(language.name)]
    approaches = tuple(site.view(view.language.tag, name).modality.name for name in site.modalities)
    facts: list[tuple[Inline, Inline]] = [
        (index["study_site"], Name(site.site.site.name)),
        (index["stage"], view.interface.stage[site.site.stage]),
        (pack["modality"], _joined(approaches)),
        (docs["about_languages"], tuple(names)),
    ]
    ethics = site.site.ethics
    if ethics.board and ethics.reference:
        told = filled(pack["ethics_reference"], reference=ethics.reference)
        facts.append((pack["ethics"], (Name(ethics.board), " · ", told)))
    facts.append((docs["about_licence"], site.site.publish.licence))
    coordinator = site.site.contacts.coordinator
    if coordinator and coordinator.public:
        who = [coordinator.name, coordinator.email, coordinator.phone]
        facts.append((docs["contact"], _joined(tuple(Name(part) for part in who if part))))
    return tuple(facts)


def _joined(parts: tuple[Inline, ...]) -> Inline:
    joined: list[Inline] = []
    for part in parts:
        joined += [" · ", part] if joined else [part]
    return tuple(joined)


def about_page(site: ResolvedSite, view: View) -> Page:
    """Where the training comes from, with what is known and what is not known about the pilot study."""
    docs, pack, release = view.interface.docs, view.interface.pack, view.release
    components = tuple(
        (part.name, pack[f"basis_{part.basis}"], part.description) for part in release.components.values()
    )
    blocks: tuple[Block, ...] = (
        Note("info", (Paragraph(release.statement),), docs["about_statement"]),
        Heading(2, docs["about_components"], "components"),
        Table((pack["component"], pack["basis"], docs["definition"]), components, widths=(4, 4, 9), row_headers=True),
        Heading(2, docs["about_known"], "known"),
        ListBlock(tuple(release.source.known.values())),
        Heading(2, docs["about_unknown"], "unknown"),
        ListBlock(tuple(release.source.unknown.values())),
        Heading(2, docs["about_core"], "core"),
        ListBlock(tuple(part.reason for part in release.core)),
        Heading(2, docs["sources"], "sources"),
        _pilot(site),
    )
    return page(view, "about", docs["about"], blocks)


def _pilot(site: ResolvedSite) -> Block:
    source = site.protocol.release.source
    link: tuple[Inline, ...] = (" ", Link(Name(source.doi), f"https://doi.org/{source.doi}")) if source.doi else ()
    return Paragraph((Name(source.citation), *link))


def sources_page(site: ResolvedSite, view: View) -> Page:
    """What the content rests on, part by part, and under which licence it may be used."""
    docs = view.interface.docs
    rows = tuple((title, ", ".join(names)) for title, names in _sources(site, view).items() if names)
    release = site.protocol.release
    edition = filled(docs["edition"], release=f"{release.release}.{release.revision}")
    licences = tuple(
        (view.instrument(name).title, site.protocol.instruments[name].licence) for name in site.protocol.instruments
    )
    published = tuple(
        (english(view.adapter(name).name), english(view.adapter(name).rights.holder)) for name in site.declared.licensed
    )
    blocks: tuple[Block, ...] = (
        _pilot(site),
        Paragraph(docs["not_endorsed"]),
        Table(("", docs["sources"]), rows, widths=(3, 2), row_headers=True),
        *_works(site, view),
        Heading(2, docs["about_licence"], "licence"),
        Facts(((docs["about_site"], site.site.publish.licence), *licences, *published)),
        Paragraph((edition, " · ", filled(view.interface.index["built"], build=site.build))),
        Paragraph(docs["made_with"]),
    )
    return page(view, "sources", docs["sources"], blocks)


def _works(site: ResolvedSite, view: View) -> tuple[Block, ...]:
    """What the codes of sources stand for; a copy of the protocol from before there was such a list has none."""
    works = site.protocol.release.works
    if not works:
        return ()
    shown = tuple((Name(code), (english(work.what), " ", Name(work.at))) for code, work in works.items())
    return (Paragraph(view.interface.docs["sources_note"]), Facts(shown))


def _sources(site: ResolvedSite, view: View) -> Mapping[str, tuple[str, ...]]:
    parts = {view.release.title: site.protocol.release.sources, view.interface.docs["taxonomy"]: view.taxonomy.sources}
    parts |= {view.module(module.id).title: module.sources for module in site.modules}
    parts |= {view.instrument(name).title: part.sources for name, part in site.protocol.instruments.items()}
    parts |= {site.view(view.language.tag, name).modality.name: _modality(site, name) for name in site.modalities}
    return parts


def _modality(site: ResolvedSite, name: str) -> tuple[str, ...]:
    return site.protocol.modalities[name].sources
