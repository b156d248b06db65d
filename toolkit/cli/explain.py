"""`alliance explain KEY`: every layer and the language chain that gave a value, with file and line."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from toolkit.cli.dates import add_date_option, stamp_of, today_of
from toolkit.cli.opening import Opened, open_site
from toolkit.cli.printing import add_output_options, print_findings
from toolkit.cli.voice import complain, voice_of
from toolkit.findings import Place, finding
from toolkit.model.catalog import SINGLE, file_of, nearest_key
from toolkit.phrases import Voice, joined, padded, phrase, said
from toolkit.resolve.layers import Source
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View
from toolkit.rules.keys import path_of
from toolkit.store.folder import find_declaration
from toolkit.store.po import read_po


def parser() -> ArgumentParser:
    """The options of `alliance explain`."""
    made = ArgumentParser("alliance explain", description="Tell where a text comes from: its layers and its languages.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="the site (default: this folder)")
    made.add_argument("key", metavar="KEY", help="a key, for example scenario/quiet-agreement/learner/door_note")
    add_date_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Print the layers and the languages of a key."""
    options = parser().parse_args(words)
    found, findings = find_declaration(Path(options.path))
    if found is None or found[0] != "site":
        if not findings:
            complain(phrase("explain/folder", "`alliance explain`: name the folder of a site."), options)
            return 2
        return print_findings(findings, options, Path(options.path))
    opened = open_site(found[1], today_of(options), stamp_of(options))
    if opened.resolved is None:
        return print_findings(opened.findings, options, found[1])
    texts = {message.key: message.text for message in opened.resolved.protocol.messages()}
    key = base_key(options.key)
    if key not in texts:
        near = _meant(key, texts)
        return print_findings(
            [finding("CMD003", Place("alliance explain"), value=options.key, suggestion=near)], options, found[1]
        )
    print("\n".join(explained(opened, opened.resolved, key, texts[key], voice_of(options))))
    return 0


def base_key(typed: str) -> str:
    """A key as it is known in the common layer: without the layer in front that a catalog shows."""
    key = typed.strip().lower().strip("/")
    return re.sub(r"^(?:modality|study|site)/[^/]+/(?=[a-z]+/)", "", key)


def _meant(key: str, texts: Mapping[str, str]) -> str:
    """The key that a wrong one most likely means: one that ends like it, else the nearest."""
    ends = (one for one in texts if one.endswith(f"/{key}"))
    return next(ends, None) or nearest_key(key, texts) or next(iter(texts))


LAYERS = {
    "common": phrase("layer/common", "common"),
    "modality": phrase("layer/modality", "modality"),
    "study": phrase("layer/study", "study"),
    "site": phrase("layer/site", "site"),
}
STATES = {
    "source": phrase("state/source", "source"),
    "approved": phrase("state/approved", "approved"),
    "draft": phrase("state/draft", "draft"),
    "needs_check": phrase("state/needs_check", "needs_check"),
    "fallback": phrase("state/fallback", "fallback"),
}


def explained(opened: Opened, site: ResolvedSite, key: str, text: str, voice: Voice) -> Iterator[str]:
    """The lines that tell where a text comes from."""
    layers = {name: padded(said(word, voice), 9) for name, word in LAYERS.items()}
    yield key
    yield said(phrase("explain/layers", "  layers (the last one wins)"), voice)
    yield f"    {layers['common']} {place_of(opened, key)}  {text}"
    replaced = site.layers(site.site.modality)
    source = site.sources(site.site.modality).get(key)
    for sources in replaced:
        if key in sources:
            yield f"    {layers[sources[key].layer]} {layer_place(opened, sources[key])}  {sources[key].text}"
    yield said(phrase("explain/languages", "  languages"), voice)
    for language in site.languages:
        view = site.view(language.tag)
        word = view.reader.before_slots(key, text)
        yield f"    {language.tag:<9} {padded(said(STATES[word.state], voice), 12)} {word}"
        if source is not None and source.given is not None:
            rows = _given(view, source)
        else:
            rows = _chain(opened, view, source.key if source else key)
        yield from (f"              {said(row, voice)}" for row in rows)


def place_of(opened: Opened, key: str) -> str:
    """File and line of a text's English in the common layer."""
    parts = key.split("/")
    count = 1 if parts[0] in SINGLE else 2
    tree = opened.loaded.trees.get("/".join(parts[:count]))
    return str(tree.place(path_of(tree, parts[count:]))) if tree else ""


def layer_place(opened: Opened, source: Source) -> str:
    """File and line of what replaced the text."""
    if source.layer == "modality":
        _, modality, _, scenario, *path = source.key.split("/")
        tree = opened.loaded.trees.get(f"variant/{modality}/{scenario}")
        return str(tree.place(("messages", "/".join(path)))) if tree else ""
    layer = opened.layers[0] if source.layer == "study" else opened.layers[1]
    change = next(one for one in layer.changes if one.id == source.change)
    return f"{layer.records.place(change, 'text')} ({source.change})" if layer.records else ""


def _given(view: View, source: Source) -> Iterator[str]:
    """The languages that a change brings its words in."""
    for tag in view.language.chain:
        if tag in (source.given or {}):
            yield phrase("explain/given", "{tag}: in the change", tag=tag)
        else:
            yield phrase("explain/not_given", "{tag}: not in the change", tag=tag)


def _chain(opened: Opened, view: View, key: str) -> Iterator[str]:
    """Each language that was asked for the text, with the file and line of what it has."""
    for tag in view.language.chain:
        shown = opened.loaded.catalog_files.get(f"{tag}/{file_of(key)}")
        yield joined(
            "", [f"{tag}: ", _in_catalog(opened, shown, key) if shown else phrase("explain/no_file", "no file")]
        )
    if view.language.chain:
        yield phrase("explain/source", "{tag}: the source", tag="en")


def _in_catalog(opened: Opened, shown: str, key: str) -> str:
    from toolkit import shipped

    roots = (opened.root, *((opened.study_root,) if opened.study_root else ()), shipped.content_root())
    path = next((root / shown for root in roots if (root / shown).is_file()), None)
    catalog = read_po(path, shown)[0] if path else None
    entry = catalog.by_context().get(key) if catalog else None
    return (
        f"{shown}:{entry.line}"
        if entry and entry.translation
        else phrase("explain/missing", "{file}: not translated", file=shown)
    )
