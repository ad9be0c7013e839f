"""What was found and nobody confirmed yet, as it is offered for one tap."""

from datetime import datetime

from afterword.models import Interview, Person, Process
from afterword.workflows.correct_interview import confirm, correct_interview
from afterword.workflows.invitation_proposal import UNKNOWN_COMPANY


def open_guesses(row: Process | Interview | Person) -> dict[str, str]:
    """Field to where it was found. What only holds the place of something that nobody said is asked for, not
    offered: the hour of an invitation that names the day alone, the company that it does not name."""
    found = {field: str(said) for field, said in row.inferred.items()}
    if isinstance(row, Interview) and row.needs_time:
        found.pop("starts_at", None)
    if isinstance(row, Process) and lacks_company(row):
        found.pop("company", None)
    return found


def lacks_company(process: Process) -> bool:
    return process.company == UNKNOWN_COMPANY


def confirm_guess(row: Process | Interview | Person, field: str, *, now: datetime) -> None:
    """What was found for `field` is right. The zone of a time without one is settled by it too."""
    if isinstance(row, Interview) and field == "timezone" and row.needs_zone and not row.needs_time:
        correct_interview(row, now=now, timezone=row.timezone)
    else:
        confirm(row, field)
