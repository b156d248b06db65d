"""The keys of every file that people write, from the models that check them."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from reference.markdown import escaped, prose, table
from reference.words import described, spelled
from toolkit.model.adaptation import Change
from toolkit.model.adapter import Adapter
from toolkit.model.coding import CodingManual
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.licensed import LicensedFile
from toolkit.model.locale import Locale, Review
from toolkit.model.modality import Modality, Variant
from toolkit.model.module import Module
from toolkit.model.paper import Paper
from toolkit.model.protocol import Release
from toolkit.model.rota import RotaFile
from toolkit.model.scenario import Scenario
from toolkit.model.site import Site
from toolkit.model.study import Study
from toolkit.model.taxonomy import Taxonomy


class Page(NamedTuple):
    """One file that people write: the name of its page, what the file is called, its model, and where it lies."""

    name: str
    file: str
    model: type[BaseModel]
    lies: str


PAGES = (
    Page("site", "site.yaml", Site, "In the folder of a site. The only file that every site has to write."),
    Page("study", "study.yaml", Study, "In the folder of a study, above the folders of its sites."),
    Page(
        "adaptations",
        "adaptations.yaml",
        Change,
        "Beside `site.yaml` or `study.yaml`. The file is a list; these are the keys of one of its records.",
    ),
    Page(
        "rota",
        "private/rota.yaml",
        RotaFile,
        "In the folder `private/` of a site, which git leaves out. Only where somebody sits out of something or is away.",
    ),
    Page(
        "scenario",
        "a scenario",
        Scenario,
        "`modalities/common/scenarios/<id>.yaml`, or `scenarios/<id>.yaml` in a site. The file is named after its id.",
    ),
    Page(
        "instrument",
        "an instrument",
        Instrument,
        "`modalities/common/instruments/<id>.yaml`, or `instruments/<id>.yaml` in a site.",
    ),
    Page(
        "adapter",
        "an adapter",
        Adapter,
        "`modalities/common/adapters/<id>.yaml`, or `adapters/<id>.yaml` in a site. It never holds the instrument's text.",
    ),
    Page(
        "licensed",
        "a licensed text",
        LicensedFile,
        "`private/instruments/<id>.text.yaml` in a site, where <id> is that of the adapter. Git leaves the folder out.",
    ),
    Page("module", "a module", Module, "`modalities/common/modules/<id>.yaml`, or `modules/<id>.yaml` in a site."),
    Page(
        "document", "a document", Paper, "`modalities/common/documents/<id>.yaml`, or `documents/<id>.yaml` in a site."
    ),
    Page("coding", "coding_manual.yaml", CodingManual, "`modalities/common/coding_manual.yaml`. Not written by sites."),
    Page("modality", "a modality", Modality, "`modalities/<id>/modality.yaml`, here or in a site's folder."),
    Page(
        "variant", "a variant", Variant, "`modalities/<modality>/variants/<scenario>.yaml`, here or in a site's folder."
    ),
    Page("locale", "locale.yaml", Locale, "`locales/<tag>/locale.yaml`."),
    Page("review", "review.yaml", Review, "`locales/<tag>/review.yaml`, beside `locale.yaml`."),
    Page("protocol", "protocol.yaml", Release, "`modalities/common/protocol.yaml`. Not written by sites."),
    Page("taxonomy", "taxonomy.yaml", Taxonomy, "`modalities/common/taxonomy.yaml`. Not written by sites."),
    Page("interface", "interface.yaml", Interface, "`modalities/common/interface.yaml`. Not written by sites."),
)


class Group(NamedTuple):
    """Keys that stand together: where in the file, and the model that checks them."""

    path: str
    model: type[BaseModel]


def pages() -> dict[str, str]:
    return {f"reference/keys/{page.name}.md": _page(page) for page in PAGES}


def _page(page: Page) -> str:
    groups = tuple(groups_of(page.model))
    title = page.file[0].upper() + page.file[1:] if " " in page.file else f"`{page.file}`"
    parts = [f"# {title}\n", f"{prose(page.model.__doc__ or '')}\n", f"{page.lies}\n"]
    parts += ["A key that is not listed here is an error. What is left out has the value under *if left out*.\n"]
    parts += [_group(group, {one.model: one.path for one in groups}) for group in groups]
    return "\n".join(parts)


def groups_of(model: type[BaseModel], path: str = "") -> Iterator[Group]:
    """A model and those it holds, each once, where it is met first."""
    waiting, seen = [Group(path, model)], {model}
    while waiting:
        group = waiting.pop(0)
        yield group
        below = []
        for name, info in group.model.model_fields.items():
            for found, step in models_in(info.annotation):
                if found not in seen:
                    seen.add(found)
                    below.append(Group(f"{group.path}/{info.alias or name}{step}".lstrip("/"), found))
        waiting = below + waiting


def models_in(annotation: Any, step: str = "") -> Iterator[tuple[type[BaseModel], str]]:
    """The models in a type, with what a path needs to reach one of them: a list's or a group's member is `*`."""
    origin = get_origin(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, step
    elif origin is Annotated or origin in (Union, UnionType):
        for one in get_args(annotation):
            yield from models_in(one, step)
    elif origin is tuple:
        for one in get_args(annotation):
            yield from models_in(one, "/*")
    elif origin is not None:
        yield from models_in(get_args(annotation)[-1] if get_args(annotation) else None, "/*")


def _group(group: Group, places: dict[type[BaseModel], str]) -> str:
    rows = [_row(name, info, places) for name, info in group.model.model_fields.items()]
    head = (
        ""
        if not group.path
        else f"## `{group.path}` {{ #{anchor(group.path)} }}\n\n{prose(group.model.__doc__ or '')}\n\n"
    )
    return head + table(("key", "what it is", "what to write", "if left out", "example"), rows)


def _row(name: str, info: FieldInfo, places: dict[type[BaseModel], str]) -> tuple[str, ...]:
    below = [places[model] for model, _ in models_in(info.annotation)]
    written = described(info).replace("keys of its own, below", _link(below))
    example = f"`{spelled(info.examples[0])}`".replace("|", "\\|") if info.examples else ""
    return (f"`{info.alias or name}`", prose(info.description or ""), written, _default(info), example)


def _link(paths: list[str]) -> str:
    if not paths or not paths[0]:
        return "the same keys again"
    return f"[keys of its own](#{anchor(paths[0])})"


def anchor(path: str) -> str:
    return path.replace("/*", "-each").replace("/", "-").lower()


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "**needed**"
    value = info.get_default(call_default_factory=True)
    if isinstance(value, BaseModel):
        return "their defaults"
    if value is None or value is PydanticUndefined or value in ((), {}, ""):
        return "nothing"
    return f"`{escaped(spelled(value))}`" if "|" in spelled(value) else f"`{spelled(value)}`"
