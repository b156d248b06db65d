"""`alliance schema`: JSON Schemas for editors, beside the site's own files."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.model.adaptation import Change
from toolkit.model.adapter import Adapter
from toolkit.model.instrument import Instrument
from toolkit.model.licensed import LicensedFile
from toolkit.model.modality import Modality, Variant
from toolkit.model.module import Module
from toolkit.model.paper import Paper
from toolkit.model.rota import RotaFile
from toolkit.model.scenario import Scenario
from toolkit.model.site import Site
from toolkit.model.study import Study
from toolkit.phrases import phrase
from toolkit.store.base import FOLDER
from toolkit.store.history import change_files

MODELS: dict[str, type[BaseModel]] = {
    "site": Site,
    "study": Study,
    "scenario": Scenario,
    "instrument": Instrument,
    "adapter": Adapter,
    "licensed": LicensedFile,
    "rota": RotaFile,
    "module": Module,
    "document": Paper,
    "modality": Modality,
    "variant": Variant,
}
"""Name of a schema -> the model it is made of."""


def parser() -> ArgumentParser:
    """The options of `alliance schema`."""
    made = ArgumentParser("alliance schema", description="Write JSON Schemas for editors into .alliance/.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="the site or study (default: this folder)")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Write the schemas that have changed."""
    options = parser().parse_args(words)
    changes = change_files(Path(options.path), schema_files(), "schema", options.dry_run)
    findings = [row for change in changes for row in change.findings]
    written = [change.path for change in changes if change.kind != "unchanged"]
    counts = {"count": len(written), "every": len(changes)}
    would = phrase("schema/would", "{count} of {every} schemas would change.", **counts)
    say(would if options.dry_run else phrase("schema/did", "{count} of {every} schemas written.", **counts), options)
    return print_findings(findings, options, Path(options.path))


def schema_files() -> dict[str, str]:
    """Path below the site -> the text of a schema."""
    files = {f"{FOLDER}/{name}.schema.json": rendered(schema_of(model)) for name, model in MODELS.items()}
    changes = {"type": "array", "items": {"$ref": "#/$defs/Change"}}
    one = Change.model_json_schema(by_alias=True)
    definitions = one.pop("$defs", {}) | {"Change": one}
    files[f"{FOLDER}/adaptations.schema.json"] = rendered(_plain({**changes, "$defs": definitions}))
    return files


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a declaration; the word `todo` is allowed where a value may be absent."""
    made: dict[str, Any] = _plain(model.model_json_schema(by_alias=True))
    return made


def _plain(schema: Any) -> Any:
    """In the form that editors of older drafts read too; `null` alternatives also take the word `todo`."""
    if isinstance(schema, dict):
        made = {key: _plain(value) for key, value in schema.items() if key != "title" or not isinstance(value, str)}
        options = made.get("anyOf")
        if isinstance(options, list) and {"type": "null"} in options:
            made["anyOf"] = [*options, {"const": "todo"}]
        return made
    return [_plain(member) for member in schema] if isinstance(schema, list) else schema


def rendered(schema: Any) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
