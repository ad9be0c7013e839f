"""What can be corrected, by its kind: its fields, and the workflow that changes them. Imported after Django."""

from datetime import date, datetime
from typing import Any, ClassVar, Protocol

from afterword.cli.add import person_of
from afterword.cli.problem import BadInput
from afterword.cli.rows import interview_called, kind_of_reference, person_called, process_called
from afterword.cli.session import Session, kept
from afterword.cli.typed_moment import typed_span
from afterword.models import Interview, Person, Process
from afterword.workflows import correct_interview as workflow
from afterword.workflows.open_guesses import confirm_guess, open_guesses


class Correctable(Protocol):
    """`fields` can be given with a value; those of `inferred` can be confirmed."""

    fields: tuple[str, ...]
    reference: str

    def title(self) -> str: ...

    def values(self) -> dict[str, str]: ...

    def inferred(self) -> dict[str, str]: ...

    def confirm(self, field: str) -> None: ...

    def change(self, given: dict[str, str]) -> None: ...


def correctable_called(session: Session, what: str, *, company: str | None) -> Correctable:
    """Raises BadInput."""
    candidate, kind = session.candidate, kind_of_reference(what)
    if kind == "I":
        return OfInterview(session, interview_called(candidate, what))
    if kind == "P":
        return OfProcess(session, process_called(candidate, what))
    if kind == "W" or company:
        return OfPerson(session, person_called(candidate, what, company=company))
    try:
        return OfPerson(session, person_called(candidate, what))
    except BadInput as error:
        if "may be" in str(error):
            raise
    try:
        return OfProcess(session, process_called(candidate, what))
    except BadInput:
        raise BadInput(f"There is no person or process {what}. Try: afterword show") from None


def confirm_fields(row: Any, field: str, names: dict[str, tuple[str, ...]], now: datetime) -> None:
    for name in names.get(field, (field,)):
        confirm_guess(row, name, now=now)


class OfProcess:
    fields: tuple[str, ...] = ("company", "role", "contact", "interested", "decision")
    _STORED: ClassVar[dict[str, tuple[str, ...]]] = {
        "contact": ("contact_policy",),
        "decision": ("decision_by",),
    }

    def __init__(self, session: Session, row: Process) -> None:
        self.session, self.row, self.reference = session, row, f"P{row.pk}"

    def title(self) -> str:
        return str(self.row)

    def values(self) -> dict[str, str]:
        row = self.row
        return {
            "company": row.company,
            "role": row.role,
            "contact": row.contact_policy,
            "interested": "yes" if row.interested else "no",
            "decision": row.decision_by.isoformat() if row.decision_by else "",
        }

    def inferred(self) -> dict[str, str]:
        return _by_field(open_guesses(self.row), self._STORED)

    def confirm(self, field: str) -> None:
        confirm_fields(self.row, field, self._STORED, self.session.now)

    def change(self, given: dict[str, str]) -> None:
        changes: dict[str, Any] = {name: given[name] for name in ("company", "role") if name in given}
        if "contact" in given:
            changes["contact_policy"] = given["contact"]
        if "interested" in given:
            changes["interested"] = _yes_or_no(given["interested"])
        if "decision" in given:
            changes["decision_by"] = _day(given["decision"]) if given["decision"] else None
        kept(workflow.correct_process(self.row, now=self.session.now, **changes))


class OfInterview:
    fields: tuple[str, ...] = ("time", "zone", "minutes", "kind", "round", "interview", "with", "without")
    _STORED: ClassVar[dict[str, tuple[str, ...]]] = {
        "time": ("starts_at", "ends_at"),
        "zone": ("timezone",),
        "minutes": ("ends_at",),
        "interview": ("is_interview",),
    }

    def __init__(self, session: Session, row: Interview) -> None:
        self.session, self.row, self.reference = session, row, f"I{row.pk}"

    def title(self) -> str:
        return f"{self.row.process}, round {self.row.round}"

    def values(self) -> dict[str, str]:
        row = self.row
        here = row.starts_at.astimezone(row.zone)
        there = [each.person for each in row.participations.select_related("person") if not each.is_absent]
        return {
            "time": f"{here:%Y-%m-%d %H:%M}",
            "zone": row.timezone,
            "minutes": str(int((row.ends_at - row.starts_at).total_seconds() // 60)),
            "kind": row.kind,
            "round": str(row.round),
            **({"interview": "perhaps"} if "is_interview" in row.inferred else {}),
            "with": ", ".join(f"{person.name} (W{person.pk})" for person in there),
        }

    def inferred(self) -> dict[str, str]:
        return _by_field(open_guesses(self.row), self._STORED)

    def confirm(self, field: str) -> None:
        confirm_fields(self.row, field, self._STORED, self.session.now)

    def change(self, given: dict[str, str]) -> None:
        row, now = self.row, self.session.now
        changes: dict[str, Any] = {}
        if "interview" in given:
            self._settle_interview(given["interview"])
        if "time" in given or "zone" in given:
            typed = f"{given.get('time', '')} {given.get('zone', '')}"
            changes["starts_at"], changes["timezone"] = typed_span(
                typed, known=row.starts_at.astimezone(row.zone)
            )
        if "minutes" in given:
            changes["ends_at"] = (changes.get("starts_at") or row.starts_at) + _minutes(given["minutes"])
        if "kind" in given:
            changes["kind"] = given["kind"]
        if "round" in given:
            changes["round"] = _number(given["round"], "A round")
        if changes:
            kept(workflow.correct_interview(row, now=now, **changes))
        if "with" in given:
            kept(workflow.add_person(row, person_of(given["with"]), now=now))
        if "without" in given:
            workflow.leave_out(row, self._somebody(given["without"]), now=now)

    def _settle_interview(self, said: str) -> None:
        if not _yes_or_no(said):
            rest = f"afterword stop P{self.row.process_id} --because rest"
            raise BadInput(f"What is no interview is let rest: {rest}. Nothing was changed.")
        self.confirm("interview")

    def _somebody(self, text: str) -> Person:
        there = [each.person for each in self.row.participations.select_related("person")]
        wanted = person_called(self.session.candidate, text, company=f"P{self.row.process_id}")
        if wanted not in there:
            raise BadInput(f"{wanted} is not in {self.reference}. Nothing was changed.")
        return wanted


class OfPerson:
    fields: tuple[str, ...] = ("name", "email", "relation", "title", "greeting")

    def __init__(self, session: Session, row: Person) -> None:
        self.session, self.row, self.reference = session, row, f"W{row.pk}"

    def title(self) -> str:
        return f"{self.row.name}, {self.row.process.company}"

    def values(self) -> dict[str, str]:
        values = {name: str(getattr(self.row, name)) for name in self.fields}
        if self.row.address_failed:
            values["trouble"] = f"a letter came back ({self.row.address_failed}); another address is needed"
        return values

    def inferred(self) -> dict[str, str]:
        return open_guesses(self.row)

    def confirm(self, field: str) -> None:
        confirm_guess(self.row, field, now=self.session.now)

    def change(self, given: dict[str, str]) -> None:
        changes: dict[str, Any] = dict(given)
        self.row = kept(workflow.correct_person(self.row, now=self.session.now, **changes))


def _by_field(inferred: dict[str, str], stored: dict[str, tuple[str, ...]]) -> dict[str, str]:
    names = {column: field for field, columns in stored.items() for column in columns}
    return {names.get(column, column): said for column, said in inferred.items()}


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in ("yes", "no"):
        raise BadInput(f"“{text}” is neither yes nor no. Nothing was changed.")
    return text.casefold() == "yes"


def _day(text: str) -> date:
    from argparse import ArgumentTypeError

    from afterword.cli.arguments import day

    try:
        return day(text)
    except ArgumentTypeError as error:
        raise BadInput(f"{error}. Nothing was changed.") from None


def _number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise BadInput(f"{what} is a number, not “{text}”. Nothing was changed.")
    return int(text)


def _minutes(text: str) -> Any:
    from datetime import timedelta

    return timedelta(minutes=_number(text, "The length in minutes"))
