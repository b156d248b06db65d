"""The modules of the web form, run in one node process and held to what Python says of the same cases."""

import hashlib
import json
import random
from typing import Any

import pytest

from tests.unit.survey import builders
from toolkit.model.condition import Condition, holds
from toolkit.model.handed import Handed
from toolkit.model.receipt import is_well_typed, receipt_of, signed_text
from toolkit.resolve.forms import ROW_KEYS
from toolkit.shipped import asset
from toolkit.survey.web.data import form_data
from toolkit.survey.web.script import module_order

pytestmark = pytest.mark.node

ITEMS = ("a1", "b2", "c3", "d4")
KEYS = {"person": "T-01"}
ANSWERS = {
    "bg01": 2,
    "bg02": 120,
    "bg03": 0,
    "bg04": 7,
    "bg09": 4,
    "bg10": 'line\r\nend \ud800 \u2028 = "x"',
    "rrse01": 99,
}
NUMBERS = {
    "12": 12,
    " 7 ": 7,
    "１２": 12,
    "٣٤": 34,
    "۵": 5,
    "०९": 9,
    "-4": -4,
    "0": 0,
    "12a": None,
    "1.5": None,
    "1e3": None,
    "": None,
}
NUMBERS |= {"𝟡": 9, "9999999999": None, "一": None}
CODES = {
    "T-01": "T-01",
    " ｔ０１ ": "t01",
    "東01": "東01",
    "=1+1": None,
    "-x": None,
    "a b": None,
    "": None,
    "x" * 41: None,
    "٣a": "3a",
}
OCCASIONS = {"3": "3", "０３": "3", "0": None, "-1": None, "x": None, "10000": None}


def random_condition(rng: random.Random, depth: int) -> dict[str, Any]:
    kind = rng.choice(("item", "item", "all", "any", "not")) if depth else "item"
    if kind == "item":
        test = rng.choice(("equals", "in", "less", "greater", "answered"))
        value = {"in": [rng.randint(0, 4) for _ in range(rng.randint(0, 3))], "answered": rng.random() < 0.5}
        return {"item": rng.choice(ITEMS), test: value.get(test, rng.randint(0, 4))}
    parts = [random_condition(rng, depth - 1) for _ in range(rng.randint(0, 3))]
    return {"not": random_condition(rng, depth - 1)} if kind == "not" else {kind: parts}


def random_answers(rng: random.Random) -> dict[str, Any]:
    return {item: rng.choice((0, 1, 2, 3, 4, 97, 99, None, "", "3", "text")) for item in ITEMS if rng.random() < 0.8}


def random_cases() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    rng = random.Random(20270315)
    return [(random_condition(rng, 3), random_answers(rng)) for _ in range(1500)]


def texts() -> list[str]:
    rng = random.Random(1)
    letters = 'aZ0 \n\t\x00\x1f\x7f"\\/<é日本語😀\u2028\u202eم'
    return ["", *("".join(rng.choice(letters) for _ in range(n)) for n in range(130)), "日" * 2000]


def slips_of_typing(code: str) -> list[str]:
    """Every code with one other symbol, and every code with two neighbours or two distant symbols exchanged."""
    plain = code.replace("-", "")
    other = [
        plain[:n] + s + plain[n + 1 :] for n in range(12) for s in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if s != plain[n]
    ]
    swapped = []
    for one in range(12):
        for two in range(one + 1, 12):
            symbols = list(plain)
            symbols[one], symbols[two] = symbols[two], symbols[one]
            if symbols[one] != symbols[two]:
                swapped.append("".join(symbols))
    return other + swapped


RECEIPT = receipt_of("a receipt to mistype")
RIGHT = [RECEIPT, RECEIPT.lower(), RECEIPT.replace("-", " "), RECEIPT.replace("0", "O").replace("1", "l")]
WRONG = ["", RECEIPT[:-1], RECEIPT + "0", "U" * 12, *slips_of_typing(RECEIPT)]
CHOICE = {"code": "bg01", "kind": "choice", "text": 0, "required": True}
AGE = {"code": "bg02", "kind": "number", "text": 0, "min": 0, "max": 20}
NOTE = {"code": "bg10", "kind": "text", "text": 0, "max_length": 3}
SLIPS = [
    (CHOICE, {}, "error_required"),
    (CHOICE, {"bg01": 99}, None),
    (AGE, {"bg02": "12a"}, "error_number"),
    (AGE, {"bg02": 21}, "error_range"),
    (AGE, {"bg02": -1}, "error_range"),
    (AGE, {"bg02": 20}, None),
    (AGE, {}, None),
    ({**AGE, "required": True}, {}, "field_needed"),
    ({"code": "bg02", "kind": "number", "text": 0, "min": 5}, {"bg02": 4}, "number_at_least"),
    ({"code": "bg02", "kind": "number", "text": 0, "max": 5}, {"bg02": 6}, "number_at_most"),
    (NOTE, {"bg09": 4, "bg10": "abcd"}, "too_long"),
    (NOTE, {"bg09": 4, "bg10": "😀😀😀"}, None),
    (NOTE, {"bg10": "not shown, so not looked at"}, None),
]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return form_data(builders.form(cohorts=(("spring2027", "training"), ("autumn2027", "waitlist"))))


@pytest.fixture(scope="module")
def made(node, data, tmp_path_factory) -> dict[str, Any]:
    """What all the modules made of all the cases."""
    folder = tmp_path_factory.mktemp("modules")
    for name in module_order():
        (folder / name).write_text(asset("survey/web", name), encoding="utf-8", newline="\n")
    (folder / "package.json").write_text('{"type": "module"}\n', encoding="utf-8", newline="\n")
    cases = {
        "data": data,
        "keys": {**KEYS, "cohort": "autumn2027"},
        "placeKeys": [KEYS, {"person": "t-01"}, {"person": "T-02"}, {**KEYS, "session": "2"}],
        "answers": ANSWERS,
        "conditions": random_cases(),
        "texts": texts(),
        "typed": [*RIGHT, *WRONG],
        "numbers": list(NUMBERS),
        "codes": list(CODES),
        "occasions": list(OCCASIONS),
        "halves": ["a\r\nb\rc", "\ud83d", "\udc00x", "😀", "e\u0301"],
        "shown": [{}, {"bg03": 1}, {"bg03": 0}, {"bg09": 4}, {"pr01": 1}, {"pr01": 0}, {"pr01": 99}],
        "slips": [[item, answers] for item, answers, _ in SLIPS],
        "ticks": [[3, False, True], [1, False, True], [99, True, True], [2, False, True], [2, False, False]],
    }
    result: dict[str, Any] = node.run("web_form_modules", folder=str(folder), cases=cases)
    return result


def test_conditions_hold_as_the_model_says(made):
    expected = [holds(Condition.model_validate_json(json.dumps(rule)), answers) for rule, answers in random_cases()]
    assert made["holds"] == expected
    assert 300 < sum(expected) < 1200


def test_digests_are_those_of_the_library(made):
    assert made["digests"] == [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in texts()]


def test_no_round_constant_lies_where_a_slightly_other_cube_root_would_change_it():
    primes = [n for n in range(2, 312) if all(n % m for m in range(2, n))]
    parts = [(prime ** (1 / 3) * 2**32) % 1 for prime in primes]
    assert len(primes) == 64
    assert all(2**-12 < part < 1 - 2**-12 for part in parts)


def test_receipts_are_the_same_on_both_sides(made):
    assert made["receipts"] == [receipt_of(text) for text in texts()]
    assert len(set(made["receipts"])) == len(set(texts()))


def test_a_mistyped_receipt_is_found_out(made):
    right = len(RIGHT)
    assert made["wellTyped"] == [True] * right + [False] * len(WRONG)
    assert [is_well_typed(code) for code in [*RIGHT, *WRONG]] == made["wellTyped"]


def test_what_is_signed_is_the_same_text_on_both_sides(made):
    expected = [signed_text({"a": text}, {"b": text, "c": 5, "d": [1, 2], "e": None}, {}, {}) for text in texts()]
    assert made["signedTexts"] == expected


def test_digits_of_every_keyboard_are_read(made):
    assert dict(zip(NUMBERS, made["numbers"], strict=True)) == NUMBERS


def test_a_code_is_letters_and_digits_and_never_a_formula(made):
    assert dict(zip(CODES, made["codes"], strict=True)) == CODES
    assert dict(zip(OCCASIONS, made["occasions"], strict=True)) == OCCASIONS


def test_text_comes_out_whole_and_is_counted_as_people_count(made):
    assert made["wellFormed"] == ["a\nb\nc", "\ufffd", "\ufffdx", "😀", "é"]
    assert made["lengths"] == [6, 1, 2, 1, 2]


def test_what_hangs_on_an_answer_is_shown_with_it(made):
    everything = {"bg04", "bg10", "pr02", "pr03", "pr04"}
    shown = [everything & set(codes) for codes in made["shown"]]
    prompts = {"pr02", "pr03", "pr04"}
    assert shown == [set(), {"bg04"}, set(), {"bg10"}, prompts, set(), set()]


@pytest.mark.parametrize("number", range(len(SLIPS)), ids=[str(word) for _, _, word in SLIPS])
def test_slips_are_told_in_the_words_of_the_interface(made, number):
    word = SLIPS[number][2]
    assert [slip["word"] for slip in made["slips"][number]] == ([word] if word else [])
    assert word is None or word in builders.content().interface.survey


def test_a_reason_for_not_answering_stands_alone_among_several(made):
    assert made["ticks"] == [[3], [1, 3], 99, [2], None]


def test_every_row_has_the_keys_of_the_contract_in_their_order(made, data):
    assert list(made["row"]) == ROW_KEYS
    form = builders.form()
    expected = {
        "site": "sapporo",
        "cohort": "autumn2027",
        "arm": "waitlist",
        "person": "T-01",
        "role": "trainee",
        "about": "T-01",
        "case": "",
        "session": "",
        "wave": "pre1",
        "occasion": "pre1",
        "scenario": "",
        "rater": "",
        "language": "en",
        "mode": "web",
        "started": "A",
        "submitted": "B",
        "form": "trainee-pre1",
        "structure": form.structure,
        "words": data["languages"][0]["words"],
        "stage": "ready",
        "waiver": "",
        "build": builders.BUILD,
    }
    assert made["row"] == expected


def test_answers_are_codes_and_what_was_not_shown_is_empty(made, data):
    codes = [item["code"] for section in data["sections"] for item in section["items"]]
    assert list(made["final"]) == codes
    assert made["final"]["bg01"] == 2
    assert made["final"]["bg04"] is None, "answered, and then hidden by another answer"
    assert made["final"]["bg10"] == 'line\nend \ufffd \u2028 = "x"'
    assert made["final"]["rrse01"] == 99


def test_the_file_holds_what_its_receipt_stands_for(made):
    file = json.loads(made["fileText"])
    assert list(file) == ["format", "version", "receipt", "row", "answers", "answered_in", "extra"]
    assert made["fileName"] == f"sapporo-trainee-pre1-{file['receipt']}.json"
    text = signed_text(file["row"], file["answers"], file["answered_in"], file["extra"])
    assert text == made["signed"]
    assert receipt_of(text) == file["receipt"]
    changed = signed_text(file["row"], {**file["answers"], "bg01": 1}, file["answered_in"], file["extra"])
    assert receipt_of(changed) != file["receipt"]


def test_the_file_is_read_by_its_model_which_sees_a_change(made):
    file = Handed.model_validate_json(made["fileText"])
    assert file.is_unchanged
    several = {**file.answers, "bg09": (1, 3)}
    assert not file.model_copy(update={"answers": several}).is_unchanged
    assert not file.model_copy(update={"row": {**file.row, "person": "T-02"}}).is_unchanged


def test_what_stays_on_the_device_names_nobody(made):
    kept = json.dumps(made["without"])
    assert "T-01" not in kept
    assert '"g1"' not in kept
    assert made["again"] == made["handed"]


def test_time_is_told_with_its_distance_from_utc(made):
    assert made["time"] == "2027-02-01T05:05:09+09:00"


def test_storage_is_used_where_it_may_be_and_missed_where_not(made):
    device = made["device"]
    assert device["kept"] == {"a": 1}
    assert device["found"]
    assert device["broken"] is None
    assert device["shapes"] == [None] * 5
    assert device["refused"] == [False, True, False]
    assert device["refusedKeep"] is False
    assert device["refusedKept"] is None
    assert device["fullKeep"] is False


def test_answers_lie_under_a_digest_of_who_answers_what(made):
    first, lower, other, session = made["device"]["places"]
    assert first == lower
    assert len({first, other, session}) == 3
    assert "T-01" not in "".join(made["device"]["names"] + made["device"]["values"])
