"""A letter while it is a draft: edited, composed anew, dropped, given a file, a finding overruled."""

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from afterword.letters.letter import Ask, Held, LetterKind
from afterword.models import Attachment, Letter, LetterState, LetterVersion
from afterword.rules.review import rules
from afterword.rules.review.finding import Rule, Severity
from afterword.said import say, to_say
from afterword.workflows.put_letter import keep_version, standing_place
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import many_lines, one_line
from afterword.workflows.write_history import note_down
from afterword.workflows.write_letters import write_letter, write_letters

LONGEST_BODY = 100_000
LARGEST_FILES = 10 * 1024 * 1024
_NOT_A_DRAFT = to_say(
    "This letter is approved or put aside, so it was not changed. Take the approval back, then change it."
)


@dataclass(frozen=True, slots=True)
class Edited:
    letter: Letter


@dataclass(frozen=True, slots=True)
class LetterConflict:
    """`letter` is what another tab had saved; `version` keeps what was just typed."""

    letter: Letter
    version: LetterVersion


def edit_letter(
    letter: Letter, *, subject: str, body: str, base_revision: int, now: datetime
) -> Edited | LetterConflict | Refused:
    """Save subject and body as the person wrote them. `base_revision` is the one they saw."""
    subject, body = many_lines(subject).strip(), many_lines(body)
    if len(body) > LONGEST_BODY or len(subject) > 500:
        return Refused(say("This is too long for a letter. What was saved before was kept; shorten it."))
    with transaction.atomic():
        current = Letter.objects.select_for_update(of=("self",)).get(
            pk=letter.pk, candidate=letter.candidate_id
        )
        if current.state != LetterState.DRAFT:
            return Refused(say(_NOT_A_DRAFT))
        if (current.subject, current.body) == (subject, body):
            return Edited(current)
        if current.revision != base_revision:
            return LetterConflict(current, _keep_other(current, subject, body, base_revision, now))
        changed = Letter.objects.filter(pk=letter.pk, revision=base_revision, state=LetterState.DRAFT).update(
            subject=subject, body=body, is_edited=True, revision=base_revision + 1, saved_at=now
        )
        current.refresh_from_db()
        if not changed:
            return LetterConflict(current, _keep_other(current, subject, body, base_revision, now))
        keep_version(current, author="person", now=now)
    return Edited(current)


def _keep_other(letter: Letter, subject: str, body: str, base: int, now: datetime) -> LetterVersion:
    """The same text is kept once, however often its tab saves."""
    newest = letter.versions.filter(author="conflict").order_by("-id").first()
    if newest and (newest.subject, newest.body) == (subject, body):
        return newest
    return LetterVersion.objects.create(
        candidate=letter.candidate,
        letter=letter,
        revision=base,
        subject=subject,
        body=body,
        author="conflict",
        saved_at=now,
    )


def drop_letter(letter: Letter, *, reason: str = "", now: datetime) -> Refused | None:
    """The person does not want this letter. It is not composed again unless they ask for it."""
    with transaction.atomic():
        changed = Letter.objects.filter(pk=letter.pk, state=LetterState.DRAFT).update(
            state=LetterState.DROPPED,
            dropped_reason=one_line(reason, 300) or say("You dropped it."),
            revision=letter.revision + 1,
            saved_at=now,
        )
        if not changed:
            return Refused(say(_NOT_A_DRAFT))
        letter.refresh_from_db()
        note_down(
            letter.candidate,
            letter.process,
            what="letter-dropped",
            sentence=say("You dropped the letter to {person}.", person=letter.person),
            reason=reason,
            about={"letter": letter.pk},
            at=now,
        )
    return None


def recompose(letter: Letter, *, now: datetime) -> Letter | Refused:
    """Forget the edits and compose from the notes of today; a dropped letter comes back. The edited text
    stays among the versions. Refused where the notes do not carry the letter: then it stays as it was."""
    if letter.state == LetterState.APPROVED:
        return Refused(say(_NOT_A_DRAFT))
    with transaction.atomic():
        mark = transaction.savepoint()
        if letter.state == LetterState.DROPPED:
            standing = standing_place(letter)
            if standing is not None:
                return standing
            Letter.objects.filter(pk=letter.pk).update(state=LetterState.DRAFT, dropped_reason="")
        Letter.objects.filter(pk=letter.pk).update(is_edited=False)
        letter.refresh_from_db()
        problem = _compose_again(letter, now)
        letter.refresh_from_db()
        if problem or letter.state != LetterState.DRAFT:
            transaction.savepoint_rollback(mark)
            letter.refresh_from_db()
            return Refused(problem or say("The notes do not carry this letter now. It was kept as it is."))
        transaction.savepoint_commit(mark)
    return letter


def _compose_again(letter: Letter, now: datetime) -> str:
    """Why it could not be done, or empty."""
    if letter.interview is not None and letter.kind == LetterKind.THANK_YOU:
        written = write_letters(letter.interview, now=now)
        asks = [
            ask.question for ask in written.asks if ask.person == letter.person.name and ask.field != "email"
        ]
        return "" if letter.pk in [each.pk for each in written.letters] else " ".join(asks[:1])
    result = write_letter(
        letter.process,
        letter.person,
        LetterKind(letter.kind),
        now=now,
        interview=letter.interview,
        ordinal=letter.ordinal,
        replies_to=letter.replies_to,
    )
    if isinstance(result, Ask):
        return result.question
    return result.reason if isinstance(result, Held) else ""


def override_rule(letter: Letter, rule_id: str, reason: str, *, now: datetime) -> Refused | None:
    """The person takes a finding that blocks upon themselves, with a reason. Some cannot be overruled."""
    rule = _rule(rule_id)
    if rule is None:
        return Refused(say("There is no review rule {given}.", given=one_line(rule_id, 20)))
    if not rule.overridable and rule.severity is Severity.BLOCK:
        return Refused(
            say(
                "“{title}” cannot be overruled: it protects you. Change the letter instead.",
                title=say(rule.title),
            )
        )
    why = one_line(reason, 300)
    if not why:
        return Refused(
            say("Write a few words on why this finding does not apply; they are kept with the letter.")
        )
    return _change(letter, {"overrides": {**letter.overrides, rule.id: why}}, now)


def mute_rule(letter: Letter, rule_id: str, *, now: datetime) -> Refused | None:
    """This rule says nothing more about this letter. One that cannot be overruled cannot be muted."""
    rule = _rule(rule_id)
    if rule is None:
        return Refused(say("There is no review rule {given}.", given=one_line(rule_id, 20)))
    if rule.severity is Severity.BLOCK:
        return Refused(
            say(
                "“{title}” stops a letter, so it cannot be muted. Overrule it with a reason.",
                title=say(rule.title),
            )
        )
    return _change(letter, {"muted": sorted({*letter.muted, rule.id})}, now)


def _rule(rule_id: str) -> Rule | None:
    return next((rule for rule in rules() if rule.id.casefold() == rule_id.strip().casefold()), None)


def _change(letter: Letter, changes: dict[str, Any], now: datetime) -> Refused | None:
    """These are no words of the letter, so its revision stays."""
    if not Letter.objects.filter(pk=letter.pk, state=LetterState.DRAFT).update(**changes, saved_at=now):
        return Refused(say(_NOT_A_DRAFT))
    letter.refresh_from_db()
    return None


def attach(letter: Letter, filename: str, content: bytes, *, now: datetime) -> Refused | None:
    """Put a file to the letter; it is kept as it is now. One with the same name is replaced. The revision
    counts on, since what would be approved has changed."""
    name = one_line(filename.replace("\\", "/").rpartition("/")[2], 100)
    if not name:
        return Refused(say("The file needs a name. Nothing was attached."))
    if not content:
        return Refused(say("{name} is empty. Nothing was attached.", name=name))
    others = sum(int(each["size"]) for each in letter.attachments if each["filename"] != name)
    if others + len(content) > LARGEST_FILES:
        return Refused(
            say(
                "{name} is too large: 10 MB in all is what most mailboxes take. Send a link instead.",
                name=name,
            )
        )
    with transaction.atomic():
        if not _bump(letter, now):
            return Refused(say(_NOT_A_DRAFT))
        Attachment.objects.filter(letter=letter, filename=name).delete()
        Attachment.objects.create(
            candidate=letter.candidate,
            letter=letter,
            filename=name,
            content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
            content=content,
            added_at=now,
        )
        _list_files(letter)
    return None


def detach(letter: Letter, filename: str, *, now: datetime) -> Refused | None:
    with transaction.atomic():
        if not _bump(letter, now):
            return Refused(say(_NOT_A_DRAFT))
        Attachment.objects.filter(letter=letter, filename=filename).delete()
        _list_files(letter)
    return None


def _bump(letter: Letter, now: datetime) -> bool:
    changed = Letter.objects.filter(pk=letter.pk, revision=letter.revision, state=LetterState.DRAFT).update(
        revision=letter.revision + 1, saved_at=now
    )
    letter.refresh_from_db()
    return bool(changed)


def _list_files(letter: Letter) -> None:
    letter.attachments = [
        {
            "filename": each.filename,
            "size": len(each.content),
            "digest": hashlib.sha256(bytes(each.content)).hexdigest(),
        }
        for each in letter.files.order_by("id")
    ]
    letter.save(update_fields=["attachments"])
