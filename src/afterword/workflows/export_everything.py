"""Everything that is stored, as files that other programs read; and the way to forget it all."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from django.db import models, transaction

from afterword.models import (
    Attachment,
    CalendarEvent,
    CalendarSource,
    Candidate,
    FirstLook,
    FolderCursor,
    HistoryEntry,
    Interview,
    InterviewNotesVersion,
    InvitationVersion,
    Letter,
    LetterAsk,
    LetterVersion,
    MailAccount,
    ModelExchange,
    ModelHelp,
    Note,
    NoteVersion,
    NoticeSent,
    NoticeSettings,
    Participation,
    Person,
    PrivateNote,
    Process,
    ProposedProcess,
    PushSubscription,
    ReceivedMessage,
    SeenMessage,
    Submission,
    WaitingNotice,
)
from afterword.rules.submission import SubmissionState
from afterword.said import say
from afterword.workflows.answers import ANSWER
from afterword.workflows.refused import Refused

# The order of the JSON; parents before children. A test compares it with all models there are.
EXPORTED: tuple[type[models.Model], ...] = (
    MailAccount,
    CalendarSource,
    FolderCursor,
    Process,
    Person,
    Interview,
    CalendarEvent,
    Participation,
    InvitationVersion,
    Note,
    PrivateNote,
    NoteVersion,
    InterviewNotesVersion,
    Letter,
    LetterAsk,
    LetterVersion,
    Attachment,
    Submission,
    ReceivedMessage,
    FirstLook,
    SeenMessage,
    ProposedProcess,
    HistoryEntry,
    NoticeSent,
    NoticeSettings,
    PushSubscription,
    WaitingNotice,
    ModelHelp,
    ModelExchange,
)

# Bytes in a file name; most file systems take 255 in all.
_LONGEST_STEM, _LONGEST_ENDING = 150, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult:
    """`path` is the folder, `files` all files in it. Without a folder: `path` None, nothing was written and
    `content` holds the files by name."""

    path: Path | None
    files: tuple[str, ...]
    content: dict[str, bytes] | None = None


def export_everything(candidate: Candidate, folder: Path | None, *, now: datetime) -> ExportResult:
    """`afterword.json` with every row, letters and submissions as .eml, invitations and received messages as
    they came, attachments. Passwords are not in the database and not in the export. The folder is readable by
    its owner only. OSError where it cannot be written."""
    with transaction.atomic():
        content = dict(_files(candidate, now))
    if folder is None:
        return ExportResult(path=None, files=tuple(content), content=content)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, data in content.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    return ExportResult(path=folder, files=tuple(content))


def _files(candidate: Candidate, now: datetime) -> Iterator[tuple[str, bytes]]:
    tree: dict[str, Any] = {"exported_at": now.isoformat(), "candidate": _row(candidate)}
    for model in EXPORTED:
        tree[model._meta.model_name or ""] = [_row(row) for row in _rows_of(model, candidate)]
    yield "afterword.json", json.dumps(tree, ensure_ascii=False, indent=1).encode()
    for letter in Letter.objects.filter(candidate=candidate).select_related("person"):
        yield f"letters/{letter.pk}-{_slug(letter.person.name)}.eml", _letter_message(candidate, letter)
    for submission in Submission.objects.filter(candidate=candidate).select_related("person"):
        name = f"submissions/{submission.pk}-{_slug(submission.person.name)}-{submission.state}.eml"
        # What was sent by hand never was a message here; its words are in the letter's file.
        if submission.message:
            yield name, bytes(submission.message)
    for version in InvitationVersion.objects.filter(candidate=candidate):
        content = bytes(version.content)
        is_calendar = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:6].upper() == b"BEGIN:"
        yield f"invitations/{version.pk}.{'ics' if is_calendar else 'eml'}", content
    for message in ReceivedMessage.objects.filter(candidate=candidate, content__isnull=False):
        yield f"received/{message.pk}.eml", bytes(message.content or b"")
    for file in Attachment.objects.filter(candidate=candidate):
        yield f"attachments/{file.pk}-{_slug(file.filename)}", bytes(file.content)


def _rows_of(model: type[models.Model], candidate: Candidate) -> models.QuerySet[Any]:
    """Every row starts from its owner; the cursors are found through their account."""
    if model is FolderCursor:
        return FolderCursor.objects.filter(account__candidate=candidate).order_by("pk")
    return model._default_manager.filter(candidate=candidate).order_by("pk")


def _row(row: models.Model) -> dict[str, Any]:
    """Every column; bytes are in files of their own and only counted here."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        values[field.attname] = _plain(getattr(row, field.attname))
    for many in row._meta.many_to_many:
        values[many.name] = sorted(getattr(row, many.name).values_list("pk", flat=True))
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return {"bytes": len(bytes(value))}
    return value


def _letter_message(candidate: Candidate, letter: Letter) -> bytes:
    """A draft as any mail program opens it; X-Unsent has some of them open it for editing."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for name, value in (("From", candidate.email), ("To", letter.person.email), ("Subject", letter.subject)):
        plain = " ".join(value.split())
        if plain:
            message.add_header(name, plain)
    message.set_content(letter.body, charset="utf-8")
    return message.as_bytes()


def _slug(name: str) -> str:
    """A part of a file name: letters of any script, digits and dots. It is short enough for any file system, and
    a number before it makes it unique; what comes after the last dot is kept."""
    plain = re.sub(r"[^\w.]+|_+|\.{2,}", "-", unicodedata.normalize("NFC", name)).strip("-.").lower()
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = plain, "", ""
    return f"{_cut(stem, _LONGEST_STEM)}{dot}{ending}" or "unnamed"


def _cut(text: str, most: int) -> str:
    """At most `most` bytes of UTF-8, never half a character."""
    return text.encode()[:most].decode(errors="ignore").rstrip("-.")


def secret_names_of(candidate: Candidate) -> list[str]:
    """Every name under which the secrets file may hold something of this person: asked before they are erased."""
    names: list[str] = []
    for model in (MailAccount, CalendarSource, ModelHelp):
        rows = model._default_manager.filter(candidate=candidate)
        names += rows.values_list("secret_name", flat=True)
    # An access that was granted lies beside the password, and so does a sign-in for it that is under way.
    names += [f"{name}-{more}" for name in names if name for more in ("grant", "try")]
    services = NoticeSettings.objects.filter(candidate=candidate)
    names += services.values_list("services_secret", flat=True)
    return sorted({name for name in names if name})


def erase_everything(candidate: Candidate) -> None:
    """Forget this candidate with everything that belongs to them. Letters that went out stay in the mailbox."""
    with transaction.atomic():
        # References that protect each other are loosened first: a letter may answer a submission of another.
        Letter.objects.filter(candidate=candidate).update(replies_to=None)
        candidate.delete()


def erase_person(person: Person) -> Refused | None:
    """Forget one person: their notes, letters, submissions, and the messages they sent. The process and the
    others in it stay; lines of its history that name them are taken out. Refused while a letter to them is being
    handed over, for what came of it could not be noted any more."""
    with transaction.atomic():
        busy = (SubmissionState.CLAIMED.value, SubmissionState.SUBMITTING.value)
        if person.submissions.select_for_update().filter(state__in=busy).exists():
            return Refused(
                say(
                    "A letter to {name} is being handed over. Nothing was erased; try it in a minute.",
                    name=person.name,
                )
            )
        Letter.objects.filter(replies_to__person=person).update(replies_to=None)
        ReceivedMessage.objects.filter(candidate=person.candidate_id, person=person).delete()
        named = HistoryEntry.objects.filter(candidate=person.candidate_id, process=person.process_id)
        named.filter(sentence__contains=person.name).exclude(what=ANSWER).delete()
        # That somebody answered must stay known, or the letters to the others would go out again.
        for entry in named.filter(what=ANSWER):
            entry.sentence = entry.sentence.replace(person.name, "Somebody")
            entry.about = {**entry.about, "who": ""}
            entry.save(update_fields=["sentence", "about"])
        person.delete()
    return None
