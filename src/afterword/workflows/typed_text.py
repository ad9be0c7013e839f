"""Text that somebody typed or a file brought, made fit for the database: no NUL, no lone surrogates."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.ical.cleaning import clean_line
from afterword.letters.debrief import Relation
from afterword.said import say
from afterword.workflows.refused import Refused

# A note may be long; one above this is a file that was pasted by mistake.
MOST_BYTES = 1_100_000
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def one_line(text: str, limit: int) -> str:
    """A name, a title: line ends become blanks, never longer than `limit` characters."""
    return clean_line(text, limit=limit)


def many_lines(text: str) -> str:
    """Words as they were typed, with `\\n` line ends; only what cannot be stored is taken out."""
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_too_long(text: str) -> bool:
    return len(text) > MOST_BYTES or len(text.encode("utf-8", "ignore")) > MOST_BYTES


def check_address(address: str) -> str | Refused:
    """The address without blanks around it; empty stays empty. It must be one that can be reached from anywhere
    (RFC 5321, RFC 6531); no server is asked whether it is there."""
    plain = address.strip()
    why = _trouble_with(plain) if plain else None
    if why is None:
        return plain
    shown = one_line(plain, 80)
    return Refused(
        say(
            "“{shown}” is not a mail address. {why} Write it like name@example.org; nothing was changed.",
            shown=shown,
            why=why,
        )
    )


def _trouble_with(address: str) -> str | None:
    # Only now: it brings the tables of all scripts with it, and most commands check no address.
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        return one_line(str(error), 200)
    return None


def check_zone(name: str) -> str | Refused:
    """An IANA name that exists."""
    if not name.strip():
        return Refused(say("The time zone is missing. Choose one such as Europe/Berlin."))
    try:
        return ZoneInfo(name.strip()).key
    except (ValueError, OSError, KeyError):
        shown = one_line(name, 60)
        return Refused(say("“{shown}” is not a time zone. Choose one such as Europe/Berlin.", shown=shown))


def check_relation(relation: str) -> str | Refused:
    if not relation or relation in set(Relation):
        return relation
    known = ", ".join(each.value for each in Relation)
    return Refused(
        say(
            "“{given}” is not a relation. Choose one of: {known}.",
            given=one_line(relation, 40),
            known=known,
        )
    )


def check_times(starts_at: datetime, ends_at: datetime) -> Refused | None:
    if starts_at.tzinfo is None or ends_at.tzinfo is None:
        return Refused(say("The time needs a time zone. Choose the zone in which the interview takes place."))
    if ends_at <= starts_at:
        return Refused(say("The interview must end after it starts. Check both times; nothing was changed."))
    if (ends_at - starts_at).days >= 14:
        return Refused(say("An interview lasts hours, not weeks. Check the day on which it ends."))
    return None
