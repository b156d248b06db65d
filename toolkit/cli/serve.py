"""`alliance serve`: a live preview of a site in the browser, made anew whenever a file is saved."""

import gc
import os
import sys
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from toolkit.cli.dates import add_date_option
from toolkit.cli.inputs import OF_SITE, OF_STUDY, OWN, options_of
from toolkit.cli.printing import add_output_options, counted, print_findings, say
from toolkit.cli.voice import voice_of
from toolkit.findings import Finding, errors_of
from toolkit.phrases import phrase
from toolkit.publish.cache import Cache
from toolkit.publish.serve import Preview, open_preview
from toolkit.store.base import content_folders
from toolkit.store.folder import find_declaration
from toolkit.store.site import read_site


def parser() -> ArgumentParser:
    """The options of `alliance serve`."""
    made = ArgumentParser("alliance serve", description="Show a site's kit in the browser, and again after each save.")
    made.add_argument(
        "path",
        nargs="?",
        default=".",
        metavar="PATH",
        help="the site (default: this folder); with --translate also the folder of the shared content",
    )
    made.add_argument(
        "--translate",
        metavar="TAG",
        help="show the pages of one language to its translator: each text with its key, source, state and place",
    )
    made.add_argument("--port", type=int, default=0, metavar="N", help="the port to use (default: any that is free)")
    made.add_argument("--no-browser", action="store_true", help="open no browser; the address is printed")
    made.add_argument("-o", "--output", metavar="DIR", help="where to build (default: build/ in the site)")
    made.add_argument("--jobs", "-j", type=int, default=os.cpu_count() or 1, metavar="N", help="processes at once")
    add_date_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Build, show, and go on until Ctrl-C; the exit code is 1 where the site cannot be shown at all."""
    made = parser()
    options = made.parse_args(words)
    found, findings = find_declaration(Path(options.path))
    if found is None:
        return print_findings(findings, options, Path(options.path))
    kind, root = found
    if options.translate and kind != "study":
        return _translate(kind, root, options)
    if kind != "site":
        made.error("one site is shown at a time; name the folder of a site")
    out = Path(options.output) if options.output else root / "build"
    preview, findings = open_preview(
        out, _rebuild(root, out, options), lambda: watched(root), options.port, voice=voice_of(options)
    )
    return _run(preview, findings, options, root)


def _run(preview: Preview | None, findings: Sequence[Finding], options: Namespace, root: Path) -> int:
    if preview is None:
        return print_findings(findings, options, root)
    gc.enable()  # a preview may stay open all day
    preview.run(_Teller(preview, options, root))
    say(phrase("serve/ended", "The preview has ended."), options)
    return 0


def _translate(kind: str, root: Path, options: Namespace) -> int:
    """The same for a translator: pages of one language, drawn in memory; nothing is built."""
    from toolkit.cli.translating import POLL, Bench
    from toolkit.publish.translating import Translator

    bench = Bench(kind, root, options.translate, options, voice_of(options))
    translator = Translator(bench.open)
    first = translator.rebuild()
    if errors_of(first):
        return print_findings(first, options, root)
    preview, findings = open_preview(
        root,
        translator.rebuild,
        bench.watched,
        options.port,
        voice=voice_of(options),
        answers=translator.answer,
        poll=POLL,
    )
    return _run(preview, findings, options, root)


def _rebuild(root: Path, out: Path, options: Namespace) -> Callable[[], Sequence[Finding]]:
    """The build command's own work, without its printing."""

    def rebuild() -> Sequence[Finding]:
        from toolkit.cli.build import Order
        from toolkit.cli.building import make_sites

        cache = Cache()
        versions = options_of(options, cache.root)
        findings, _ = make_sites([(root, out, "")], Order(jobs=max(1, options.jobs)), options, cache, versions)
        return findings

    return rebuild


def watched(root: Path) -> Iterable[Path]:
    """The files and folders that a site is read from: its own, its study's, and the content that it builds on."""
    study = read_site(root).study_root
    folders = content_folders(root, study)
    paths = [root / name for name in (*OF_SITE, *OWN)]
    paths += [study / name for name in OF_STUDY] if study is not None else []
    return [*paths, folders.modalities, folders.locales]


class _Teller:
    """Says after each build what was found and where to look; opens the browser after the first."""

    def __init__(self, preview: Preview, options: Namespace, root: Path) -> None:
        self._preview = preview
        self._options = options
        self._root = root

    def __call__(self, findings: Sequence[Finding]) -> None:
        wrong = errors_of(findings)
        if wrong or self._options.format != "text":
            print_findings(wrong, self._options, self._root)
        facts = {"counts": counted(findings), "address": self._preview.url}
        if wrong:
            state = phrase(
                "serve/not_built",
                "Not built; the pages are those of the last good build. Open {address}  Ctrl-C ends the preview.",
                **facts,
            )
        else:
            state = phrase("serve/built", "Built ({counts}). Open {address}  Ctrl-C ends the preview.", **facts)
        say(state, self._options)
        sys.stdout.flush()
        if self._preview.version == 1 and not self._options.no_browser:
            webbrowser.open(self._preview.url)
