"""Where a composed letter is kept: a new draft, or the one that stands in its place, brought up to date."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from afterword.letters.letter import LeftOut, LetterKind
from afterword.letters.letter import Letter as Composed
from afterword.models import Interview, Letter, LetterState, LetterVersion, Person, Process, Submission
from afterword.rules.send_window import Window
from afterword.workflows.tell_person import expect_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlace:
    """Which letter this is. `interview` may be None for a letter about the whole process."""

    process: Process
    person: Person
    kind: LetterKind
    interview: Interview | None
    ordinal: int = 1
    replies_to: Submission | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlan:
    """When it may go, and the best moment of its own inside; and what was noted and is not in it."""

    window: Window
    best_at: datetime
    left_out: tuple[LeftOut, ...] = ()


def put_letter(place: LetterPlace, composed: Composed, plan: LetterPlan, *, now: datetime) -> Letter:
    """Make the draft or bring it up to date, inside a transaction. Text that the person edited stays."""
    return put_letter_on(standing_letter(place), place, composed, plan, now=now)


def put_letter_on(
    letter: Letter | None, place: LetterPlace, composed: Composed, plan: LetterPlan, *, now: datetime
) -> Letter:
    """`put_letter` where the one that stands there is at hand, or known to be missing."""
    window = plan.window
    values: dict[str, Any] = {
        "opens_at": window.opens_at,
        "best_at": max(window.best_at, plan.best_at),
        "deadline_at": window.deadline_at,
        "window_reason": window.reason[:400],
    }
    if letter is None:
        return _new_letter(place, _text_of(composed, plan) | values, now=now)
    if letter.state != LetterState.APPROVED:
        _renew(letter, _text_of(composed, plan), values, now=now)
    return letter


def _text_of(composed: Composed, plan: LetterPlan) -> dict[str, Any]:
    return {
        "subject": composed.subject[:500],
        "body": composed.body,
        "sentences": [
            {"text": each.text, "sources": list(each.sources), "frame": each.frame}
            for each in composed.sentences
        ],
        "left_out": [
            {
                "fields": [path.partition(".")[2] for path in each.fields],
                "rule": each.rule.value,
                "sentence": each.sentence,
            }
            for each in plan.left_out
        ],
    }


def _new_letter(place: LetterPlace, values: dict[str, Any], *, now: datetime) -> Letter:
    letter = Letter.objects.create(
        candidate=place.process.candidate,
        process=place.process,
        interview=place.interview,
        person=place.person,
        kind=place.kind.value,
        ordinal=place.ordinal,
        replies_to=place.replies_to,
        revision=1,
        created_at=now,
        saved_at=now,
        **values,
    )
    keep_version(letter, author="composer", now=now)
    expect_letter(letter, now=now)
    return letter


def _renew(letter: Letter, text: dict[str, Any], plan: dict[str, Any], *, now: datetime) -> None:
    is_new_text = not letter.is_edited and any(
        getattr(letter, name) != text[name] for name in ("subject", "body")
    )
    changes = plan if letter.is_edited else plan | {"left_out": text["left_out"]}
    changes |= text | {"revision": letter.revision + 1, "saved_at": now} if is_new_text else {}
    # Another tab may save an edited text at this very moment: then only the plan is refreshed, next time.
    drafts = Letter.objects.filter(pk=letter.pk, revision=letter.revision, state=LetterState.DRAFT)
    if drafts.update(**changes):
        letter.refresh_from_db()
        if is_new_text:
            keep_version(letter, author="composer", now=now)
        expect_letter(letter, now=now)


def standing_letter(place: LetterPlace) -> Letter | None:
    """The letter of this place that was not dropped."""
    return (
        Letter.objects.filter(
            candidate=place.process.candidate_id,
            process=place.process,
            interview=place.interview,
            person=place.person,
            kind=place.kind.value,
            ordinal=place.ordinal,
        )
        .exclude(state=LetterState.DROPPED)
        .first()
    )


def standing_place(letter: Letter) -> Letter | None:
    """The letter that stands where this one stood."""
    return standing_letter(
        LetterPlace(
            process=letter.process,
            person=letter.person,
            kind=LetterKind(letter.kind),
            interview=letter.interview,
            ordinal=letter.ordinal,
        )
    )


def keep_version(letter: Letter, *, author: str, now: datetime) -> LetterVersion:
    return LetterVersion.objects.create(
        candidate=letter.candidate,
        letter=letter,
        revision=letter.revision,
        subject=letter.subject,
        body=letter.body,
        author=author,
        saved_at=now,
    )
