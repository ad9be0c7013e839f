"""What a time zone is called: IANA names, their prefixed forms, Windows names, and what Outlook shows
people."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_IANA = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_UTC_NAMES = frozenset(
    {
        "utc",
        "gmt",
        "z",
        "zulu",
        "etc/utc",
        "etc/gmt",
        "etc/zulu",
        "etc/universal",
        "universal",
        "uct",
        "gmt+0",
        "gmt0",
    }
    | {"coordinated universal time", "tzone://microsoft/utc", "utc+00:00", "(utc) coordinated universal time"}
)
_OFFSET_PREFIX = re.compile(r"^\s*\((?:UTC|GMT)\s*([+\-−–]\s*\d{1,2}(?::?\d{2})?)?\)\s*", re.I)
_OFFSET_ONLY = re.compile(r"^\s*\(?(?:UTC|GMT)?\s*([+\-−–]\s*\d{1,2}(?:[:.]?\d{2})?)\s*\)?\s*$", re.I)
# Display names in other words than the table's, and cities in the language of the Outlook that wrote them.
_OTHER_DISPLAY_NAMES = {
    "amsterdam, berlin, bern, rom, stockholm, wien": "Europe/Berlin",
    "bruxelles, copenhague, madrid, paris": "Europe/Paris",
    "brüssel, kopenhagen, madrid, paris": "Europe/Paris",
    "bruselas, copenhague, madrid, paris": "Europe/Paris",
    "brussel, kopenhagen, madrid, parijs": "Europe/Paris",
    "dublin, edinburgh, lissabon, london": "Europe/London",
    "dublín, edimburgo, lisboa, londres": "Europe/London",
    "dublin, édimbourg, lisbonne, londres": "Europe/London",
    "amsterdam, berlin, berne, rome, stockholm, vienne": "Europe/Berlin",
    "ámsterdam, berlín, berna, roma, estocolmo, viena": "Europe/Berlin",
    "amsterdam, berlino, berna, roma, stoccolma, vienna": "Europe/Berlin",
    "west-europa": "Europe/Berlin",
    "central european time": "Europe/Berlin",
    "mitteleuropäische zeit": "Europe/Berlin",
    "greenwich mean time": "Europe/London",
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "india": "Asia/Kolkata",
    "indian standard time": "Asia/Kolkata",
}


@cache
def _table() -> tuple[tuple[str, str, str], ...]:
    text = resources.files("afterword.ical").joinpath("windows_zones.txt").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((windows, iana, shown) for windows, iana, shown in rows)


@cache
def _by_windows_name() -> dict[str, str]:
    return {windows.casefold(): iana for windows, iana, _ in _table()}


@cache
def _by_display_name() -> dict[str, str]:
    return {shown.casefold(): iana for _, iana, shown in _table()} | _OTHER_DISPLAY_NAMES


@cache
def _by_city() -> dict[str, str]:
    """One city of a display name is enough, and so is the city at the end of an IANA name."""
    cities = {
        name.rsplit("/", 1)[-1].replace("_", " ").casefold(): name
        for name in _iana_spellings().values()
        if "/" in name
    }
    for _, iana, shown in reversed(_table()):
        cities |= {city.strip().casefold(): iana for city in shown.split(",") if "(" not in city}
    return cities


@cache
def _iana_spellings() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}


@cache
def load_zone(name: str) -> ZoneInfo | None:
    """The zone of an exact IANA name in any case, or None. The name may be anything a stranger wrote."""
    if len(name) > 60 or not _IANA.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        spelling = _iana_spellings().get(name.casefold())
        return ZoneInfo(spelling) if spelling else None


def is_utc_name(name: str) -> bool:
    return name.strip().casefold() in _UTC_NAMES


def zone_of_iana_name(tzid: str) -> ZoneInfo | None:
    """`Europe/Berlin`, `/Europe/Berlin`, `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`,
    `America/New York`. Names of one word (EST, CET, Japan) are not taken here: a file may define them
    otherwise."""
    parts = [part for part in tzid.strip().replace(" ", "_").split("/") if part]
    for length in (3, 2):
        if len(parts) >= length and (zone := load_zone("/".join(parts[-length:]))):
            return zone
    return None


def zone_of_single_word(tzid: str) -> ZoneInfo | None:
    """`CET`, `Japan`, `EST5EDT`: the IANA names without a slash."""
    word = tzid.strip()
    return None if "/" in word else load_zone(word)


def zone_of_windows_name(tzid: str) -> ZoneInfo | None:
    """`W. Europe Standard Time`, also with `Daylight`, or with the number that Outlook adds to doubles."""
    plain = (
        re.sub(r"\s+\d{1,2}$", "", " ".join(tzid.split()).casefold())
        if "zone" not in tzid.casefold()
        else tzid.casefold()
    )
    plain = plain.replace("daylight time", "standard time").replace("summer time", "standard time")
    name = _by_windows_name().get(plain)
    return load_zone(name) if name else None


def zone_of_display_name(tzid: str) -> ZoneInfo | None:
    """`(UTC+01:00) Amsterdam, Berlin, ...`: by the whole name, else by its cities. Where the offset in front
    contradicts the zone found, the name is worth nothing."""
    prefix = _OFFSET_PREFIX.match(tzid)
    bare = (
        " ".join(_OFFSET_PREFIX.sub("", tzid).split())
        .strip('"')
        .casefold()
        .replace(" and canada", " & canada")
    )
    if not bare:
        return None
    name = _by_display_name().get(bare) or (_name_of_cities(bare) if prefix or "," in bare else None)
    zone = load_zone(name) if name else None
    if zone and prefix and prefix[1] and not _keeps_offset(zone, _offset(prefix[1])):
        return None
    return zone


def _name_of_cities(bare: str) -> str | None:
    found = [_by_city()[city] for part in bare.split(",") if (city := part.strip()) in _by_city()]
    return found[0] if found else None


def _keeps_offset(zone: ZoneInfo, offset: timedelta | None) -> bool:
    """Whether the zone's standard or summer time has this distance from UTC, now or in the last decades."""
    moments = (datetime(year, month, 15, tzinfo=UTC) for year in (2010, 2026) for month in (1, 7))
    return offset is not None and any(moment.astimezone(zone).utcoffset() == offset for moment in moments)


def offset_of_name(tzid: str) -> timedelta | None:
    """`UTC+02:00`, `GMT+5.30`, `+0200`: a name that is nothing but a distance from UTC."""
    found = _OFFSET_ONLY.match(tzid)
    return _offset(found[1]) if found else None


def _offset(text: str) -> timedelta | None:
    digits = re.sub(r"\D", "", text)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    size = timedelta(hours=hours, minutes=minutes)
    return -size if text.strip()[0] in "-−–" else size


def usual_zones() -> tuple[ZoneInfo, ...]:
    """One zone for each set of rules, the most frequent first."""
    zones = (load_zone(iana) for _, iana, _ in _table())
    return tuple(zone for zone in zones if zone)
