"""Runs in a process of its own: imports MkDocs once and builds a site for each language, with no way to the network.

It is started as a file, so that it must import nothing of the toolkit:

    python -P mkdocs_child.py TASK.json

The task holds `sites` (rows of name, config file and output folder, all absolute), `workers`, and the file `result` to
write: rows of name, docs folder, messages, and what stopped it.
"""

import atexit
import gc
import html
import json
import logging
import os
import re
import sys
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

Row = list[Any]

NAMED = re.compile(r"""\{%-?\s*(?:extends|import|include|from)\s+["']([^"'{}]+)["'](?!\s*~)""")
"""A template as another one names it."""


class Told(str):
    """A name or title out of somebody's file: printed by a template as text, since the theme escapes almost nothing."""

    def __str__(self) -> str:
        return html.escape(self)

    __html__ = __str__


class Messages(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def forbid_network() -> None:
    """Makes every attempt to reach another machine an error."""

    def refuse(event: str, _: object) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
            raise PermissionError("a documentation site is built without the network")

    sys.addaudithook(refuse)


def share_templates() -> None:
    """Compiles each template of the theme once for all languages."""
    from jinja2.bccache import Bucket, BytecodeCache
    from jinja2.environment import Environment
    from mkdocs.theme import Theme

    class Shared(BytecodeCache):
        def __init__(self) -> None:
            self.compiled: dict[str, bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if f"{bucket.key}{bucket.checksum}" in self.compiled:
                bucket.bytecode_from_string(self.compiled[f"{bucket.key}{bucket.checksum}"])

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.compiled[f"{bucket.key}{bucket.checksum}"] = bucket.bytecode_to_string()

    shared = Shared()
    plain = Theme.get_env

    def with_cache(self: Theme) -> Environment:
        environment = plain(self)
        environment.bytecode_cache = shared
        return environment

    Theme.get_env = with_cache  # type: ignore[method-assign]


def read_configs_fast() -> None:
    """Reads configs by the parser in C, where PyYAML has it."""
    import yaml
    from mkdocs.config import defaults
    from mkdocs.utils.yaml import get_yaml_loader

    if hasattr(yaml, "CLoader"):
        vars(defaults)["get_yaml_loader"] = partial(get_yaml_loader, yaml.CLoader)


def list_themes_once() -> None:
    """Lists each folder of templates once for all languages, without its hidden folders: of the theme's they hold ten
    thousand icons, none of which MkDocs copies."""
    from jinja2 import FileSystemLoader

    @cache
    def names_in(folder: str, followlinks: bool) -> frozenset[str]:
        found = set()
        for parent, folders, files in os.walk(folder, followlinks=followlinks):
            inside = os.path.relpath(parent, folder).replace(os.sep, "/")
            if inside == ".":
                folders[:] = [name for name in folders if not name.startswith(".")]
            found |= {name if inside == "." else f"{inside}/{name}" for name in files}
        return frozenset(found)

    def listed(self: FileSystemLoader) -> list[str]:
        return sorted({name for path in self.searchpath for name in names_in(path, self.followlinks)})

    FileSystemLoader.list_templates = listed  # type: ignore[method-assign]


def remember_menu() -> None:
    """Renders the line of the menu for a page once for all pages of a folder, which see it alike unless it is their own."""
    from jinja2.runtime import Macro
    from mkdocs.commands import build
    from mkdocs.structure.pages import Page

    plain_context, plain_call = build.get_context, Macro.__call__
    here: list[Any] = [None, None]
    kept: dict[Any, Any] = {}

    def with_page(nav: Any, files: Any, config: Any, page: Page | None = None, base_url: str = "") -> Any:
        if here[0] is not nav:
            kept.clear()
        here[:] = [nav, page]
        return plain_context(nav, files, config, page, base_url)

    def call(self: Macro, *words: Any, **named: Any) -> Any:
        page: Any = here[1]
        line: Any = words[1] if len(words) > 3 else None
        plain = self.name != "render" or named or page is None or type(line) is not Page
        if plain or line.active or line.file is page.file:
            return plain_call(self, *words, **named)
        key = (id(line), *words[2:4], folder_of(page.url), [one.active for one in words[4:]] == [True])
        if key not in kept:
            kept[key] = plain_call(self, *words)
        return kept[key]

    call.jinja_pass_arg = plain_call.jinja_pass_arg  # type: ignore[attr-defined]
    build.get_context = with_page
    Macro.__call__ = call  # type: ignore[method-assign]


def folder_of(url: str) -> str:
    """What links in a page start from, as MkDocs sees it: an address without a full stop in its end is a folder."""
    folder, _, name = url.rpartition("/")
    return folder if "." in name else url


def compile_before_fork(config_file: str) -> None:
    """Compiles what every page is made with, as far as templates name it, so that no worker does it again."""
    from jinja2 import TemplateError
    from mkdocs.config import load_config

    environment = load_config(config_file).theme.get_env()
    waiting, seen = ["main.html", "404.html"], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or environment.loader is None:
            continue
        seen.add(name)
        try:
            source, _, _ = environment.loader.get_source(environment, name)
            environment.get_template(name)
            waiting += NAMED.findall(source)
        except TemplateError:
            continue  # the build itself says what is wrong with it


def told(value: Any) -> Any:
    """The same with each text in it as one that is printed as text."""
    if isinstance(value, dict):
        return {key: told(part) for key, part in value.items()}
    if isinstance(value, list):
        return [told(part) for part in value]
    return Told(value) if isinstance(value, str) else value


def menu_of(nav: Any) -> Any:
    """The menu with its titles as text; the paths of pages stay as they are."""
    if isinstance(nav, dict):
        return {Told(title): menu_of(part) for title, part in nav.items()}
    return [menu_of(part) for part in nav] if isinstance(nav, list) else nav


def print_names_as_text(config: Any) -> None:
    """The site's name, the menu and the names of buttons: the theme would print them as if they were HTML."""
    config.site_name = Told(config.site_name)
    config.nav = menu_of(config.nav)
    if "palette" in config.theme:
        config.theme["palette"] = told(config.theme["palette"])


def print_titles_as_text() -> None:
    """The same for what stands before a page, and for titles whose tags the theme takes off."""
    from markupsafe import Markup
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

    read, environment = Page.read_source, Theme.get_env

    def read_as_text(self: Page, config: Any) -> None:
        read(self, config)
        self.meta = told(self.meta)

    def with_filter(self: Theme) -> Any:
        made = environment(self)
        made.filters["striptags"] = lambda value: Told(Markup(str(value)).striptags())
        return made

    Page.read_source = read_as_text  # type: ignore[method-assign]
    Theme.get_env = with_filter  # type: ignore[method-assign]


def build_one(name: str, config_file: str, site_dir: str) -> Row:
    """Builds one site as `mkdocs build --strict` would; its row of the result."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    messages = Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    docs_dir, stopped = "", ""
    try:
        config = load_config(config_file, strict=True, site_dir=site_dir)
        docs_dir = config.docs_dir
        print_names_as_text(config)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:  # whatever a page or a plugin did is to be told, not to end the others
        stopped = f"{type(error).__name__}: {error}"
    finally:
        logger.removeHandler(messages)
    return [name, docs_dir, messages.texts, stopped]


def build_all(sites: Sequence[Row], workers: int, result: str) -> list[Row]:
    """Builds all sites; where this system forks, in as many processes, which share what was imported."""
    if workers < 2 or len(sites) < 2 or not hasattr(os, "fork"):
        return [build_one(*site) for site in sites]
    compile_before_fork(sites[0][1])
    children = []
    for number in range(1, workers):
        child = os.fork()
        if child == 0:
            work_alone(sites[number::workers], f"{result}.{number}")
        children.append((child, number))
    rows = [build_one(*site) for site in sites[0::workers]]
    for child, number in children:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        rows += told_by(f"{result}.{number}", sites[number::workers], status)
    return rows


def told_by(file: str, sites: Sequence[Row], status: int) -> list[Row]:
    """The rows of a forked worker, also if it has ended before it wrote them."""
    if status:
        return [[name, "", [], f"its process ended with {status}"] for name, _, _ in sites]
    with open(file, encoding="utf-8") as told:
        rows: list[Row] = json.load(told)
    return rows


def work_alone(sites: Sequence[Row], file: str) -> None:
    """The part of a forked worker; it ends the process."""
    status = 1
    try:
        write([build_one(*site) for site in sites], file)
        status = 0
    finally:
        os._exit(status)


def write(rows: list[Row], file: str) -> None:
    with open(file, "w", encoding="utf-8", newline="\n") as target:
        json.dump(rows, target)


def main(task_file: str) -> None:
    with open(task_file, encoding="utf-8") as source:
        task = json.load(source)
    gc.disable()
    atexit.register(gc.freeze)  # nothing is looked through at the end, either
    forbid_network()
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    import mkdocs.commands.build  # noqa: F401  (before the fork, so that it is imported once)

    read_configs_fast()
    share_templates()
    list_themes_once()
    print_titles_as_text()
    remember_menu()
    write(build_all(task["sites"], task["workers"], task["result"]), task["result"])


if __name__ == "__main__":
    main(sys.argv[1])
