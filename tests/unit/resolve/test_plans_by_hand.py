"""Sessions, scenarios, rotas and hours are those of the tables that were worked out by hand before there was a planner."""

import pytest
from unit.resolve.plans import FILMED, FORMATS, plan, scenarios, table

from toolkit.resolve.faculty import needs_of
from toolkit.resolve.plan import Session
from toolkit.resolve.rota import rota_of, scenario_order

SIZES = (6, 12, 30)


def written(session: Session) -> dict[str, str]:
    return {
        "session": str(session.number),
        "parts": " | ".join(f"{part.module}: {' '.join(part.activities)}" for part in session.parts),
        "rounds": " ".join(map(str, session.rounds)),
        "minutes": str(session.used),
    }


@pytest.mark.parametrize("name", FORMATS)
def test_which_activity_is_in_which_session(name: str) -> None:
    rows = [written(session) for session in plan(*FORMATS[name]).sessions]
    assert [{"format": name, **row} for row in rows] == [row for row in table("sessions") if row["format"] == name]


@pytest.mark.parametrize("rounds", [3, 6])
def test_which_scenario_is_in_which_round(rounds: int) -> None:
    order = scenario_order(scenarios(), [set()] * rounds)
    rows = [row for row in table("order") if row["rounds"] == str(rounds)]
    assert [row["scenario"] for row in rows] == list(order)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("size", SIZES)
def test_who_has_which_part_with_whom(name: str, size: int) -> None:
    rota = rota_of(size, plan(*FORMATS[name]).rounds, scenarios())
    made = [
        (one.number, group.therapist + 1, (group.client or 0) + 1, *(person + 1 for person in group.observers))
        for one in rota.rounds
        for group in one.groups
    ]
    rows = [tuple(map(int, row.values())) for row in table(f"rota-{size}")]
    assert made == [row for row in rows if row[0] <= len(rota.rounds)]
    assert len(made) == len(rota.rounds) * size // 3


@pytest.mark.parametrize("row", table("hours"), ids=lambda row: f"{row['format']} {row['size']}")
def test_turns_hours_rooms_and_cameras(row: dict[str, str]) -> None:
    size, made = int(row["size"]), plan(*FORMATS[row["format"]])
    rota = rota_of(size, made.rounds, scenarios())
    needs = needs_of(made, FILMED, (size,), 2)
    turns = {count for person in range(size) for count in rota.turns(person).values()}
    assert (row["rounds"], {int(row["turns_each_role"])}) == (str(len(rota.rounds)), turns)
    for name in list(row)[4:]:
        assert getattr(needs, name) == int(row[name]), name
