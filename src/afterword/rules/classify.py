"""What an incoming message is, what it means, and whether it must stop a follow-up. Pure: a message in, a
verdict out.

The one mistake not to make is to take an answer for silence. So every message of a person stops, and so does
everything that cannot be read or told apart; only what is surely no answer lets a follow-up go on.
"""

from collections.abc import Callable

from afterword.mail.address import is_one_of
from afterword.mail.kinds_of_sender import is_from_function
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords
from afterword.mail.reply_text import find_new_words
from afterword.mail.threading import is_forward_subject
from afterword.rules.answer_meaning import is_to_be_asked, settled_meaning_of
from afterword.rules.classification import Bounce, Classification, Kind
from afterword.rules.intent import Intent
from afterword.rules.machine_mail import (
    judge_auto_reply,
    judge_delivery_report,
    judge_invitation,
    judge_receipt,
)
from afterword.rules.program_mail import judge_bulk, judge_notification, judge_platform
from afterword.said import say

__all__ = ["Bounce", "Classification", "Kind", "classify"]

_Judge = Callable[[Message, NewWords], Classification | None]
# An absence note comes before the delivery report, since both have a null sender (munin #942).
_IN_ORDER: tuple[_Judge, ...] = (
    judge_receipt,
    judge_auto_reply,
    judge_delivery_report,
    judge_invitation,
    judge_platform,
    judge_bulk,
    judge_notification,
)


def classify(
    message: Message, *, own_addresses: frozenset[str] = frozenset(), is_expected: bool = False
) -> Classification:
    """`own_addresses` are those the candidate writes from, in any spelling. `is_expected`: it surely belongs to a
    process (an answer to a letter, or by a person of it), so "we decided otherwise" is about the job. Never raises
    on any message."""
    words = find_new_words(message)
    if not message.is_readable:
        return _unreadable(message, words)
    if message.from_ is not None and is_one_of(message.from_.email, own_addresses):
        return _own(message, words)
    for judge in _IN_ORDER:
        found = judge(message, words)
        if found is not None:
            return found
    return _reply(message, words, is_expected=is_expected)


def _unreadable(message: Message, words: NewWords) -> Classification:
    return Classification(
        kind=Kind.OTHER,
        intent=Intent.UNKNOWN,
        stops_follow_up=True,
        reasons=(
            say("We could not take this message apart. It may hold an answer, so nothing goes out now."),
        ),
        reply_text=words.text,
        is_unsure=True,
    )


def _own(message: Message, words: NewWords) -> Classification:
    """A copy of what the candidate sent is never an answer. A message forwarded to oneself may carry one."""
    carries = is_forward_subject(message.subject) or words.is_forward or bool(message.originals)
    if carries and all(
        is_one_of(to.email, (message.from_.email if message.from_ else "",)) for to in message.to
    ):
        verdict = settled_meaning_of(message, words)
        return Classification(
            kind=Kind.OTHER,
            intent=verdict.intent,
            stops_follow_up=True,
            reasons=(say("You forwarded this to yourself; it may hold an answer."), verdict.reason),
            reply_text=words.text,
            is_unsure=True,
            is_own=True,
        )
    return Classification(
        kind=Kind.OTHER,
        intent=Intent.NONE,
        stops_follow_up=False,
        reasons=(say("You wrote this yourself; a copy of your own message is no answer."),),
        reply_text=words.text,
        is_own=True,
    )


def _reply(message: Message, words: NewWords, *, is_expected: bool) -> Classification:
    verdict = settled_meaning_of(message, words, is_expected=is_expected)
    said = say("A person wrote it, as far as its headers tell.")
    if is_from_function(message):
        said = say("It came from an address of a department; a person may have written it.")
    return Classification(
        kind=Kind.REPLY,
        intent=verdict.intent,
        stops_follow_up=True,
        reasons=(said, verdict.reason),
        reply_text=words.text,
        is_unsure=is_to_be_asked(verdict),
    )
