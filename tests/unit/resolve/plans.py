"""The invented training of `tests/golden/plans`, and its tables, which were worked out by hand."""

import csv
from pathlib import Path

from unit.resolve.builders import cohort, small, weekly

from toolkit.model.module import Activity, Module
from toolkit.model.scenario import Scenario
from toolkit.model.site import Video
from toolkit.resolve.plan import Plan, plan_of

TABLES = Path(__file__).resolve().parents[2] / "golden" / "plans"
FORMATS = {"4x180": (4, 180), "8x90": (8, 90), "12x60": (12, 60)}


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INTRO, NOD = small().modules["intro"], small().scenarios["nod"]
"""Read here, so that no test with a time limit has to."""


def module(name: str, activities: list[Activity], core: bool = True, needs: tuple[str, ...] = ()) -> Module:
    return INTRO.model_copy(update={"id": name, "core": core, "needs": needs, "activities": tuple(activities)})


def activity(name: str, minutes: int, repeats: str = "once", optional: bool = False) -> Activity:
    return INTRO.activities[0].model_copy(
        update={"id": name, "minutes": minutes, "repeats": repeats, "optional": optional}
    )


def training() -> tuple[Module, ...]:
    """The modules of the tables."""
    rows = table("modules")
    made = []
    for name in dict.fromkeys(row["module"] for row in rows):
        own = [row for row in rows if row["module"] == name]
        acts = [activity(r["activity"], int(r["minutes"]), r["repeats"], r["optional"] == "yes") for r in own]
        made.append(module(name, acts, own[0]["core"] == "yes"))
    return tuple(made)


def scenarios() -> tuple[Scenario, ...]:
    """The scenarios of the tables."""
    return tuple(scenario(row["scenario"], row["rupture"], int(row["difficulty"])) for row in table("scenarios"))


def scenario(name: str, rupture: str = "withdrawal", difficulty: int = 1, substitute: str | None = None) -> Scenario:
    safety = NOD.safety.model_copy(update={"substitute": substitute})
    return NOD.model_copy(update={"id": name, "rupture": rupture, "difficulty": difficulty, "safety": safety})


def plan(sessions: int, minutes: int, modules: tuple[Module, ...] | None = None) -> Plan:
    return plan_of(cohort(None), weekly(sessions, minutes=minutes), modules or training())


FILMED = weekly(1).model_copy(update={"video": Video(recorded=True)})
