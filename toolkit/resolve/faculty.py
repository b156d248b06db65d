"""What a plan asks for: hours of trainees and of faculty, rooms and cameras."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.site import Delivery
from toolkit.resolve.plan import Plan
from toolkit.resolve.roles import groups_in
from toolkit.resolve.rota import groups_at_once

LOOKED_AFTER = 4
"""Groups of three that one facilitator can look after while they play and talk."""
PREPARING, HELPER_PREPARING, DEBRIEFING, RATING = 30, 15, 15, 20
"""Minutes: before each session; before one with rounds for each who helps; after one with rounds for each; for one rating."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Minutes of each trainee and of all faculty together; what has to be there at once."""

    rooms: int
    cameras: int
    facilitators: int
    trainee: int
    used: int
    leading: int
    preparing: int
    debriefing: int
    rating: int

    @property
    def faculty(self) -> int:
        return self.leading + self.preparing + self.debriefing + self.rating


def needs_of(plan: Plan, delivery: Delivery, sizes: Sequence[int], ratings: int) -> Needs:
    """What a cohort needs that is split into groups of these sizes; `ratings` counts those of each trainee."""
    leaders = len(sizes)
    played = [session for session in plan.sessions if session.rounds]
    helpers = sum(max(0, -(-groups_in(size) // LOOKED_AFTER) - 1) for size in sizes) if played else 0
    groups = groups_at_once(sizes) if played else leaders
    recorded = delivery.video is not None and delivery.video.recorded and delivery.mode != "online"
    minutes = sum(session.minutes for session in plan.sessions)
    return Needs(
        rooms=groups,
        cameras=groups if played and recorded else 0,
        facilitators=leaders + helpers,
        trainee=minutes,
        used=sum(session.used for session in plan.sessions),
        leading=minutes * leaders + helpers * sum(session.played for session in played),
        preparing=PREPARING * len(plan.sessions) * leaders + HELPER_PREPARING * helpers * len(played),
        debriefing=DEBRIEFING * len(played) * (leaders + helpers),
        rating=RATING * ratings * sum(sizes),
    )
