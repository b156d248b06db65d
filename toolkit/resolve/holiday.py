"""Public holidays of a country, by the library `holidays`, which is asked for facts alone."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal

State = Literal["known", "no library", "no country", "no subdivision"]


@cache
def _library() -> Any | None:
    """The library; None where the extra `plan` is not installed."""
    try:
        import holidays
    except ImportError:
        return None
    return holidays


def holiday_state(country: str, subdivision: str | None) -> State:
    """Whether the holidays of a place are known, and if not, why."""
    library = _library()
    if library is None:
        return "no library"
    if country not in library.list_supported_countries(include_aliases=False):
        return "no country"
    return "known" if subdivision is None or subdivision in subdivisions(country) else "no subdivision"


def subdivisions(country: str) -> tuple[str, ...]:
    """The parts of a country whose holidays are known to differ, by their short names; empty where there are none."""
    library = _library()
    if library is None:
        return ()
    return tuple(library.list_supported_countries(include_aliases=False).get(country, ()))


@cache
def _holidays(country: str, subdivision: str | None, years: tuple[int, ...], language: str) -> Mapping[date, str]:
    library = _library()
    if library is None or holiday_state(country, subdivision) != "known":
        return {}
    spoken = library.country_holidays(country, years=years[0]).supported_languages or ()
    known = next((one for one in spoken if one.partition("_")[0] == language.partition("-")[0]), None)
    chosen = known or next((one for one in spoken if one.startswith("en")), None)
    found = library.country_holidays(country, subdiv=subdivision, years=years, language=chosen)
    return dict(sorted(found.items()))


def holidays_of(
    country: str | None, subdivision: str | None, years: Iterable[int], language: str
) -> Mapping[date, str]:
    """Day -> name of the holiday, in a language or else in English; empty where nothing is known of the place."""
    return _holidays(country, subdivision, tuple(years), language) if country else {}
