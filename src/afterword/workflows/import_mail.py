"""Whatever the person drops: an invitation, a message that may be an answer, or a whole mbox of them."""

import hashlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from django.db.models import Q

from afterword.ical.in_mail import find_invitations, is_mail
from afterword.mail.address import is_one_of
from afterword.mail.mbox import split_mbox
from afterword.mail.message import read_message
from afterword.models import Candidate, ReceivedMessage
from afterword.rules.classification import Kind
from afterword.said import say
from afterword.workflows.import_invitation import ImportOutcome, import_file
from afterword.workflows.take_message import answers_something, take_message
from afterword.workflows.tracked_processes import tracked_processes

MOST_BYTES = 64 * 1024 * 1024
MOST_MESSAGES = 5_000


def import_mail(candidate: Candidate, content: bytes, filename: str, *, now: datetime) -> ImportOutcome:
    """What the bytes look like counts, not what the file is called. An answer among them stops what waits, as if
    the mailbox had brought it."""
    if len(content) > MOST_BYTES:
        return ImportOutcome(
            refused=say("This file is larger than 64 MB. Nothing was read; drop a part of it.")
        )
    if content.startswith(b"From "):
        return _import_mbox(candidate, content, filename, now)
    if not is_mail(content):
        return import_file(candidate, content, filename, now=now)
    return _import_message(candidate, content, filename, now)


def _import_mbox(candidate: Candidate, content: bytes, filename: str, now: datetime) -> ImportOutcome:
    """Messages that tie to nothing are counted, not named."""
    interviews, sentences, strange, count = [], [], 0, 0
    for number, message in enumerate(split_mbox(BytesIO(content))):
        if number == MOST_MESSAGES:
            sentences.append(
                say(
                    "Only the first {most_messages} messages were read; drop the rest as another file.",
                    most_messages=MOST_MESSAGES,
                )
            )
            break
        count += 1
        outcome = _import_message(candidate, message, filename, now)
        interviews += [each for each in outcome.interviews if each not in interviews]
        sentences += outcome.sentences
        strange += bool(outcome.refused)
    if strange:
        sentences.append(
            say(
                "{strange} of {count} messages concern none of your processes and were not kept.",
                strange=strange,
                count=count,
            )
        )
    if not count:
        return ImportOutcome(refused=say("There is no message in this file. Nothing was added."))
    return ImportOutcome(interviews=tuple(interviews), sentences=tuple(dict.fromkeys(sentences)))


def _import_message(candidate: Candidate, content: bytes, filename: str, now: datetime) -> ImportOutcome:
    invited = ImportOutcome()
    if find_invitations(content).invitations:
        invited = import_file(candidate, content, filename, now=now)
    answer = _take(candidate, content, now, is_invitation=bool(invited.interviews))
    if answer:
        return replace(invited, sentences=(*invited.sentences, answer), refused="")
    if invited.interviews or invited.sentences or invited.refused:
        return invited
    if not tracked_processes(candidate):
        said = say("Nothing is followed yet that this message could belong to. Add the interview first.")
    else:
        said = _ties_to_none(content)
    return ImportOutcome(refused=said)


def _ties_to_none(content: bytes) -> str:
    """What was looked for, and what to do where it belongs to a process after all."""
    sender = read_message(content).from_
    if sender is None:
        return say("This message ties to none of your processes, so nothing was changed.")
    return say(
        "This message ties to none of your processes, so nothing was changed: {address} is nobody's address there, and "
        "it answers no letter of yours. If it belongs to one, give that address to a person there and drop it again.",
        address=sender.email,
    )


def _why_not_taken(candidate: Candidate, content: bytes) -> str:
    """Known already (in these bytes, or as the mailbox brought it), one's own, or nobody's business: then empty."""
    message = read_message(content)
    subject = " ".join(message.subject.split())[:80]
    same = Q(digest=hashlib.sha256(content).hexdigest())
    if message.message_id:
        same |= Q(message_id=message.message_id[:998])
    if ReceivedMessage.objects.filter(same, candidate=candidate).exists():
        return say("“{subject}” was taken in before.", subject=subject)
    if message.from_ is not None and is_one_of(message.from_.email, candidate.addresses):
        return say("You wrote “{subject}” yourself; a copy of it changes nothing.", subject=subject)
    return ""


def _take(candidate: Candidate, content: bytes, now: datetime, *, is_invitation: bool) -> str:
    """What came of it, in a sentence; empty where it concerns nothing here, or where the interview that it brought
    says all."""
    row = take_message(candidate, content, account=None, now=now)
    if row is None:
        return _why_not_taken(candidate, content)
    what = say(
        "“{split}” of {sender}",
        split=" ".join(row.subject.split())[:80],
        sender=row.sender or say("an unknown sender"),
    )
    if row.needs_person:
        return say(
            "{what} may be an answer. Nothing more goes out there until you have looked at it on Today.",
            what=what,
        )
    if row.process is None:
        return say("{what} was taken in.", what=what)
    is_answer = row.stops and (row.kind != Kind.INVITATION or answers_something(row.process, row.came_at))
    if is_invitation and not is_answer:
        return ""
    if is_answer:
        return say(
            "{what} is an answer from {process}. Nothing more goes out there by itself.",
            what=what,
            process=row.process,
        )
    return say("{what} belongs to {process}; it is no answer.", what=what, process=row.process)
