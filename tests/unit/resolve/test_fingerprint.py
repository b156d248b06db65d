"""Fingerprints: what they count and what not, and golden values that show every change of the shipped content.

`RENEW_GOLDEN=1 pytest tests/unit/resolve/test_fingerprint.py` writes the values anew, after a change that was meant.
"""

import json
import os
import unicodedata
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.resolve.builders import site, small

from toolkit import shipped
from toolkit.model.content import Protocol
from toolkit.model.site import ScenarioChoice
from toolkit.model.text import Model, Structure, Text, walk_messages
from toolkit.resolve.fingerprint import structure, structure_of, words
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.content import Folders, load_content

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "fingerprints" / "content.json"


class Inner(Model):
    code: Annotated[str, Structure]
    label: Text = "A label"


class Outer(Model):
    id: Annotated[str, Structure]
    share: Annotated[int, Structure] = 1000
    with_: Annotated[str | None, Structure] = None
    rows: Annotated[tuple[Inner, ...], Structure] = ()
    note: str = ""


def test_structure_is_what_the_model_marks_and_no_more() -> None:
    part = Outer(id="a", note="Not counted", rows=(Inner(code="x", label="Nor this"),))
    assert structure_of(part) == {"id": "a", "rows": [{"code": "x"}]}
    assert structure(part) == structure(part.model_copy(update={"note": "Other", "share": 1000}))
    assert structure(part) != structure(part.model_copy(update={"share": 999}))


def test_a_known_value_stays_what_it_is() -> None:
    assert structure({"id": "a", "rows": [1, 2]}) == "2cb311e6dfd7b87a"
    assert words([("key", "é")]) == words([("key", unicodedata.normalize("NFD", "é"))]) == "a118e1309879f5c4"


def test_fractions_are_refused() -> None:
    with pytest.raises(TypeError, match="per mille"):
        structure({"share": 0.5})


@given(st.dictionaries(st.text(max_size=3), st.integers(), max_size=5))
def test_the_order_of_keys_does_not_count(rows: dict[str, int]) -> None:
    assert structure(rows) == structure(dict(reversed(rows.items())))


def test_the_order_of_messages_does() -> None:
    assert words([("a", "1"), ("b", "2")]) != words([("b", "2"), ("a", "1")])


@cache
def content() -> Protocol:
    loaded, found = load_content(Folders(shipped.modalities(), shipped.locales()), ("en",))
    assert not found
    assert loaded.protocol is not None
    return loaded.protocol


def whole_site() -> ResolvedSite:
    protocol = content()
    waves = tuple(one.id for one in protocol.release.occasions if one.kind == "wave")
    scenarios = ScenarioChoice(assessment=True)
    declared = site(protocol=protocol.release.release, modality="cbt", waves=waves, scenarios=scenarios)
    return resolve_site(Declared(declared, protocol))


def of_part(prefix: str, part: Any) -> dict[str, str]:
    rows = [(message.key, message.text) for message in walk_messages(part, prefix)]
    return {"structure": structure(part), "words": words(rows)}


def fingerprints() -> dict[str, dict[str, str]]:
    """Structure and English words of every instrument with its scales and items, scenario, module, form, and of the protocol."""
    protocol = content()
    found: dict[str, dict[str, str]] = {}
    for name, instrument in protocol.instruments.items():
        prefix = f"instrument/{name}"
        found[prefix] = of_part(prefix, instrument)
        found |= {
            f"{prefix}/scales/{key}": of_part(f"{prefix}/scales/{key}", one) for key, one in instrument.scales.items()
        }
        for section, item in instrument.items():
            key = f"{prefix}/sections/{section.id}/items/{item.code}"
            found[key] = of_part(key, item)
    found |= {f"scenario/{name}": of_part(f"scenario/{name}", one) for name, one in protocol.scenarios.items()}
    found |= {f"module/{name}": of_part(f"module/{name}", one) for name, one in protocol.modules.items()}
    for form in whole_site().forms:
        found[f"form/{form.id}"] = {"structure": form.structure, "words": form.languages[0].words}
    found["protocol"] = of_part("protocol", protocol.release)
    return dict(sorted(found.items()))


def test_the_shipped_content_has_its_golden_fingerprints() -> None:
    found = fingerprints()
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert found.keys() == golden.keys()
    assert {key: row for key, row in found.items() if row != golden[key]} == {}


def test_the_same_item_has_the_same_structure_wherever_it_stands() -> None:
    one, two = (item for _, item in list(small().instruments["check"].items())[:2])
    assert structure(one) != structure(two)
    assert structure(one) == structure(two.model_copy(update={"code": one.code}))
