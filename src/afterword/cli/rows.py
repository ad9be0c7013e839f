"""Rows by what a person types: `P2`, `I5`, `L7`, `M4`, `W3`, a number, or a name. Every search starts from the
owner."""

import re

from django.db.models import Q

from afterword.cli.problem import BadInput
from afterword.models import Candidate, Interview, Letter, LetterState, Person, Process, ReceivedMessage

_REFERENCE = re.compile(r"([PILMW]?)(\d{1,12})", re.IGNORECASE)


def number_in(text: str, kind: str) -> int | None:
    """The number of `L7`, or of a plain `7`; None where `text` is something else."""
    found = _REFERENCE.fullmatch(text.strip())
    return int(found[2]) if found and found[1].upper() in ("", kind) else None


def kind_of_reference(text: str) -> str:
    """The letter of `L7`: P a process, I an interview, L a letter, M a message, W a person (who). Else empty."""
    found = _REFERENCE.fullmatch(text.strip())
    return found[1].upper() if found else ""


def process_called(candidate: Candidate, text: str) -> Process:
    """By number, company, or company and role. Raises BadInput."""
    rows = Process.objects.filter(candidate=candidate)
    number = number_in(text, "P")
    if number is not None and (found := rows.filter(pk=number).first()):
        return found
    wanted = text.strip()
    near = [row for row in rows if str(row).casefold() == wanted.casefold()]
    near = near or list(rows.filter(company__iexact=wanted)) or list(rows.filter(company__icontains=wanted))
    if len(near) == 1:
        return near[0]
    if near:
        raise BadInput(
            f"{text} may be {_choices([f'P{row.pk} ({row})' for row in near])}. Name one by its number."
        )
    raise BadInput(f"There is no process {text}. Try: afterword show")


def interview_called(candidate: Candidate, text: str) -> Interview:
    """By number, or the newest one with a company. Raises BadInput."""
    rows = Interview.objects.filter(candidate=candidate).select_related("process", "candidate")
    number = number_in(text, "I")
    if number is not None and (found := rows.filter(pk=number).first()):
        return found
    if _REFERENCE.fullmatch(text.strip()):
        raise BadInput(f"There is no interview {text}. Try: afterword show")
    process = process_called(candidate, text)
    newest = rows.filter(process=process).exclude(state="cancelled").order_by("-starts_at").first()
    if newest is None:
        raise BadInput(f"There is no interview with {process.company}. Try: afterword add")
    return newest


def letter_called(candidate: Candidate, text: str) -> Letter:
    """By number, or the one draft to somebody of that name. Raises BadInput."""
    rows = Letter.objects.filter(candidate=candidate).select_related(
        "process", "person", "interview", "candidate"
    )
    number = number_in(text, "L")
    if number is not None and (found := rows.filter(pk=number).first()):
        return found
    named = Q(person__name__iexact=text.strip()) | Q(person__name__istartswith=f"{text.strip()} ")
    near = list(rows.filter(named, state=LetterState.DRAFT)) or list(rows.filter(named))
    if len(near) == 1:
        return near[0]
    if near:
        choices = [f"L{row.pk} ({row}, {row.process.company})" for row in near]
        raise BadInput(f"{text} may be {_choices(choices)}. Name one by its number.")
    raise BadInput(f"There is no letter {text}. Try: afterword show")


def message_called(candidate: Candidate, text: str) -> ReceivedMessage:
    """By number. Raises BadInput."""
    rows = ReceivedMessage.objects.filter(candidate=candidate).defer("content").select_related("process")
    number = number_in(text, "M")
    found = rows.filter(pk=number).first() if number is not None else None
    if found is None:
        raise BadInput(f"There is no message {text}. Try: afterword next")
    return found


def person_called(candidate: Candidate, text: str, *, company: str | None = None) -> Person:
    """By number, by the whole name or by the first, in one company where it is given. Raises BadInput."""
    rows = Person.objects.filter(candidate=candidate).select_related("process")
    number = number_in(text, "W")
    if number is not None and (found := rows.filter(pk=number).first()):
        return found
    if company:
        rows = rows.filter(process=process_called(candidate, company))
    name = text.strip()
    near = list(rows.filter(Q(name__iexact=name) | Q(name__istartswith=f"{name} ")).order_by("id"))
    if len(near) == 1:
        return near[0]
    if near:
        choices = [f"W{row.pk} ({row}, {row.process.company})" for row in near]
        raise BadInput(f"{text} may be {_choices(choices)}. Name one by its number.")
    raise BadInput(f"There is no person {text}. Try: afterword show")


def _choices(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"
