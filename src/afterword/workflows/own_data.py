"""The candidate's own data: profile and manners of waiting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, time
from typing import Any

from django.db import transaction

from afterword.letters.debrief import Formality, Length, Spelling
from afterword.models import Candidate
from afterword.rules.etiquette import USUAL, Etiquette, EtiquetteError, SendPreference
from afterword.said import say
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import check_address, check_zone, one_line

# What a profile holds as one line each, in the order in which it is shown; `other_addresses` and `links` are lists.
PROFILE_LINES = (
    "name", "email", "timezone", "country", "phone", "formality", "spelling", "length", "employer", "employer_domain",
)  # fmt: skip
PROFILE_LISTS = ("other_addresses", "links")


def ensure_candidate(*, now: datetime, timezone: str = "UTC") -> Candidate:
    """The one candidate of an embedded installation, made when first asked for, in the machine's `timezone`
    (a guess until it is saved in the profile)."""
    found = Candidate.objects.order_by("id").first()
    return found or Candidate.objects.create(
        created_at=now, timezone=timezone, timezone_is_guess=True, spelling=Spelling.AS_WRITTEN
    )


def save_profile(candidate: Candidate, *, now: datetime, **fields: object) -> Candidate | Refused:
    """Change the given fields: name, email, timezone, country, phone, formality, spelling, length,
    employer, employer_domain, other_addresses, links. Refused where one of them makes no sense; then none is saved."""
    checked: dict[str, object] = {}
    for name, value in fields.items():
        check = _CHECKS.get(name)
        if check is None:
            return Refused(
                say("There is no field called “{given}” in your profile.", given=one_line(name, 40))
            )
        result = check(value)
        if isinstance(result, Refused):
            return result
        checked[name] = result
    for name, result in checked.items():
        setattr(candidate, name, result)
    if "timezone" in checked:
        checked["timezone_is_guess"] = candidate.timezone_is_guess = False
    if checked:
        candidate.save(update_fields=list(checked))
    return candidate


def _line(limit: int) -> Callable[[object], object]:
    return lambda value: one_line(str(value or ""), limit)


def _email(value: object) -> object:
    return check_address(str(value or ""))


def _addresses(value: object) -> object:
    given = value.replace(",", "\n").split("\n") if isinstance(value, str) else _words(value)
    checked = [check_address(each) for each in given if each.strip()]
    refused = next((each for each in checked if isinstance(each, Refused)), None)
    return refused or list(dict.fromkeys(checked))


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, Sequence) else []


def _links(value: object) -> object:
    given = value.split("\n") if isinstance(value, str) else _words(value)
    return [one_line(each, 500) for each in given if each.strip()][:10]


def _zone(value: object) -> object:
    return check_zone(str(value or ""))


def _country(value: object) -> object:
    code = str(value or "").strip().upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        return Refused(say("A country has two letters, such as DE or GB. Leave it empty if unsure."))
    return code


def _choice(kind: type[Formality] | type[Spelling] | type[Length]) -> Callable[[object], object]:
    def check(value: object) -> object:
        known = [each.value for each in kind]
        if str(value) in known:
            return str(value)
        return Refused(
            say(
                "“{given}” is not a choice here. Choose one of: {known}.",
                given=one_line(str(value), 40),
                known=", ".join(known),
            )
        )

    return check


_CHECKS: dict[str, Callable[[object], object]] = {
    "name": _line(200),
    "email": _email,
    "other_addresses": _addresses,
    "timezone": _zone,
    "country": _country,
    "phone": _line(60),
    "links": _links,
    "formality": _choice(Formality),
    "spelling": _choice(Spelling),
    "length": _choice(Length),
    "employer": _line(200),
    "employer_domain": _line(253),
}


def etiquette_of(candidate: Candidate) -> Etiquette:
    """The usual manners with this person's changes. Stored settings that no longer hold are left out."""
    try:
        return Etiquette(**_typed(candidate.etiquette))
    except (EtiquetteError, ValueError, TypeError):
        return USUAL


def save_etiquette(candidate: Candidate, values: Mapping[str, object]) -> Refused | None:
    """Change the given settings; what equals the usual value is not stored. Times as `HH:MM`."""
    merged = {**candidate.etiquette, **values}
    try:
        typed = _typed(merged)
        Etiquette(**typed)
    except EtiquetteError as error:
        return Refused(say("{error} Nothing was changed.", error=error))
    except (ValueError, TypeError):
        return Refused(
            say("One of these values has the wrong form: times look like 18:00, all else is a number.")
        )
    with transaction.atomic():
        candidate.etiquette = {
            name: _plain(value) for name, value in typed.items() if value != getattr(USUAL, name)
        }
        candidate.save(update_fields=["etiquette"])
    return None


def _typed(values: Mapping[str, object]) -> dict[str, Any]:
    """ValueError for text that is no time, number or choice; a name that is no setting raises too."""
    known = {field.name for field in fields(Etiquette)}
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise EtiquetteError(say("There is no setting called {given}.", given=one_line(name, 60)))
        typed[name] = _as(getattr(USUAL, name), value)
    return typed


def _as(usual: object, value: object) -> object:
    if isinstance(usual, time):
        return value if isinstance(value, time) else time.fromisoformat(str(value))
    if isinstance(usual, bool):
        return value if isinstance(value, bool) else str(value).strip().lower() in ("1", "yes", "true", "on")
    if isinstance(usual, SendPreference):
        return SendPreference(str(value))
    return int(str(value))


def _plain(value: object) -> object:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.value if isinstance(value, SendPreference) else value
