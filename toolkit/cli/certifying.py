"""Shows the certificate of a signing: on the terminal, or as a file for a board."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from toolkit import shipped
from toolkit.cli.printing import say
from toolkit.cli.signing import Signing
from toolkit.document.docx import render_docx
from toolkit.document.html import render_html
from toolkit.document.plain import render_plain
from toolkit.document.tree import Document
from toolkit.model.content import Protocol
from toolkit.packs.certificate import certificate_page
from toolkit.packs.words import labels
from toolkit.phrases import phrase
from toolkit.resolve.approval import Approvals
from toolkit.resolve.language import SOURCE, language_of
from toolkit.resolve.standing import standing_of
from toolkit.resolve.units import part_of
from toolkit.resolve.view import View
from toolkit.resolve.wording import Reader, wordings_of
from toolkit.store.content import with_newest
from toolkit.store.site import read_site

SUFFIXES = (".html", ".docx", ".txt")
PUBLIC = "public"


def show_certificate(signing: Signing, options: Namespace, root: Path) -> None:
    """Print the certificate, or write it where it was asked for."""
    protocol = signing.protocol
    newest = shipped.modalities() / "common" / "interface.yaml"
    worded = replace(protocol, interface=with_newest(protocol.interface, newest))
    view = view_of(worded, options.language or _language(root))
    page = certificate(signing, view)
    if not options.output:
        say(render_plain(page, PUBLIC).rstrip("\n"), options)
        return
    path = Path(options.output)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_rendered(page, view, path.suffix))
    say(phrase("sign/certificate", "Certificate: {path}", path=path.as_posix()), options)


def _language(root: Path) -> str:
    """The working language of a site; English for content that belongs to no site."""
    site = read_site(root).site if (root / "site.yaml").is_file() else None
    return site.working_language if site else SOURCE


def certificate(signing: Signing, view: View) -> Document:
    """The certificate of the units of a signing."""
    protocol = signing.protocol
    units = [standing_of(protocol, signing.messages, signing.tag, unit) for unit in signing.units]
    prefix = part_of(signing.units[0].own[0])
    part = dict(protocol.parts())[prefix]
    title = getattr(part, "title", None) or prefix
    version = getattr(part, "version", None) or protocol.release.revision
    return certificate_page(view, language_of(signing.tag, protocol.locales), str(title), str(version), units)


def view_of(protocol: Protocol, tag: str) -> View:
    """Content in one language, without a site."""
    language = language_of(tag, protocol.locales)
    chain = tuple((name, protocol.catalogs[name]) for name in language.chain if name in protocol.catalogs)
    approved = Approvals(
        protocol.reviews, protocol.catalogs, protocol.messages(), protocol.renames, protocol.instruments
    )
    reader = Reader(language, {}, chain, approved, wordings_of(language.chain, protocol.locales))
    return View(protocol, language, "", reader, SOURCE)


def _rendered(page: Document, view: View, suffix: str) -> bytes:
    words = labels(view.interface)
    if suffix == ".docx":
        return render_docx(page, words, PUBLIC)
    text = render_html(page, words, PUBLIC) if suffix == ".html" else render_plain(page, PUBLIC)
    return text.encode("utf-8")
