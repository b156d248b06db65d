"""Time zones: which names exist, which one a wrong spelling means, and the one of a country."""

import re
from functools import cache

from toolkit.model.names import nearest

_MAIN_ZONES = {
    "AQ": "Antarctica/McMurdo", "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid", "FM": "Pacific/Pohnpei", "GL": "America/Nuuk",
    "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty", "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby", "PS": "Asia/Hebron", "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv",
    "UM": "Pacific/Wake", "XK": "Europe/Belgrade", "US": "America/New_York", "UZ": "Asia/Tashkent",
}  # fmt: skip
"""Where a country has several time zones, the one most people live in; the first by the alphabet may be an island's."""


def timezone_of(country: str) -> str | None:
    """The time zone of a country, where it has several the one most people live in."""
    return _MAIN_ZONES.get(country) or next(iter(_zones().get(country, ())), None)


@cache
def _zones() -> dict[str, list[str]]:
    """Country -> its time zones, by CLDR."""
    from babel.core import get_global

    found: dict[str, list[str]] = {}
    for zone, country in sorted(get_global("zone_territories").items()):
        if _SHAPE.fullmatch(zone) and not zone.startswith(("Etc/", "SystemV/")):
            found.setdefault(country, []).append(zone)
    return found


_SHORT = (
    "jst=Asia/Tokyo kst=Asia/Seoul hkt=Asia/Hong_Kong sgt=Asia/Singapore wib=Asia/Jakarta ict=Asia/Bangkok ist=Asia/Kolkata "
    "cet=Europe/Berlin cest=Europe/Berlin mez=Europe/Berlin gmt=Europe/London bst=Europe/London wet=Europe/Lisbon "
    "eet=Europe/Athens msk=Europe/Moscow trt=Europe/Istanbul est=America/New_York edt=America/New_York cst=America/Chicago "
    "mst=America/Denver pst=America/Los_Angeles brt=America/Sao_Paulo cot=America/Bogota aest=Australia/Sydney "
    "nzst=Pacific/Auckland"
)
_ABBREVIATED: dict[str, str] = dict(pair.split("=") for pair in _SHORT.split())


def zone_meant(value: str, country: str) -> str:
    """The time zone that a wrong spelling most likely means: by its city, by the site's country, by the nearest spelling."""
    from zoneinfo import available_timezones  # slow: asked for a suggestion only

    zones = sorted(zone for zone in available_timezones() if _SHAPE.fullmatch(zone) and not zone.startswith("Etc/"))
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in zones}
    city = value.rpartition("/")[2].strip().casefold().replace(" ", "_")
    of_country = _zones().get(country, [])
    exact = cities.get(city) or _ABBREVIATED.get(city)
    if of_country:
        near = nearest(value, of_country) or timezone_of(country) or of_country[0]
        return exact if exact in of_country else near
    return exact or nearest(value, zones) or cities.get(nearest(city, cities) or "") or "Asia/Tokyo"


_SHAPE = re.compile(r"[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]*)+")


def is_zone(name: str) -> bool:
    """Whether a zone is known. Disks that take no heed of capitals would find `asia/tokyo` too, others would not."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if not _SHAPE.fullmatch(name):
        return name == "UTC"
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
