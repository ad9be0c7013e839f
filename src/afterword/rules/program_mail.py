"""Mail that a program sends in somebody's name: applicant systems, mass mailers, notifications."""

import re

from afterword.mail.address import Address, name_words
from afterword.mail.glance import fold
from afterword.mail.kinds_of_sender import (
    is_bulk,
    is_from_machine,
    is_from_newsletter_address,
    is_from_platform,
    is_from_scheduler,
    says_how_to_unsubscribe,
)
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords
from afterword.rules.answer_meaning import is_to_be_asked, meaning_of, settled_meaning_of
from afterword.rules.classification import DECISIONS, Classification, Kind
from afterword.rules.intent import (
    Intent,
    IntentVerdict,
    is_about_a_job,
    only_says_it_was_received,
    says_nothing_new,
)
from afterword.rules.match.application import speaks_of_application
from afterword.said import say

# A mail with fewer words was cut off, or says nothing by which many could be told from one.
_ENOUGH_WORDS = 4


def judge_platform(message: Message, words: NewWords) -> Classification | None:
    """Applicant systems: what they decide is an answer; that they received something is none."""
    by_platform, by_machine = is_from_platform(message), is_from_machine(message)
    if not (by_platform or is_from_scheduler(message) or by_machine):
        return None
    verdict = meaning_of(message, words)
    about_job = is_about_a_job(f"{message.subject}\n{words.text}")
    if is_bulk(message) and (verdict.intent not in DECISIONS or is_from_newsletter_address(message)):
        return None
    if not by_platform and not about_job:
        return None
    if _looks_like_a_digest(message) and not (verdict.intent in DECISIONS and verdict.is_clear):
        return None
    said = say("An applicant system wrote it.") if by_platform else say("A machine of the employer wrote it.")
    stops = verdict.intent is not Intent.ACKNOWLEDGEMENT or not only_says_it_was_received(words.text)
    if stops:
        verdict = _of_a_robot(verdict, settled_meaning_of(message, words), words)
    reasons = [said, verdict.reason]
    if not stops:
        reasons.append(say("That something was received is no answer."))
    return Classification(
        kind=Kind.ATS,
        intent=verdict.intent,
        stops_follow_up=stops,
        reasons=tuple(reasons),
        reply_text=words.text,
        is_unsure=is_to_be_asked(verdict),
    )


def _of_a_robot(by_phrases: IntentVerdict, settled: IntentVerdict, words: NewWords) -> IntentVerdict:
    """Thanks from a robot that say more than thanks: nobody lists all the ways in which one says no, and what
    persons' answers taught is no guide to it."""
    if by_phrases.intent is not Intent.ACKNOWLEDGEMENT:
        return settled
    if says_nothing_new(words.text):
        return by_phrases
    return IntentVerdict(
        intent=Intent.UNKNOWN,
        reason=say("It thanks, and says more than that something came in; please read it."),
        evidence=by_phrases.evidence,
        is_clear=False,
    )


def judge_bulk(message: Message, words: NewWords) -> Classification | None:
    if not is_bulk(message):
        return None
    verdict = meaning_of(message, words)
    is_plain = not (says_how_to_unsubscribe(message) or is_from_newsletter_address(message))
    is_personal = is_about_a_job(f"{message.subject}\n{words.text}") or _greets_recipient(message, words)
    is_unread = len(words.text.split()) < _ENOUGH_WORDS
    if _quotes_recipient(message, words) or (is_plain and (is_personal or is_unread)):
        # Only list headers: the group address of a hiring team adds them to the mail of a person.
        return None
    decides = verdict.intent in DECISIONS and verdict.is_clear
    if is_from_newsletter_address(message):
        # A newsletter quotes letters of rejection; one that greets the candidate by name is a letter.
        decides = decides and verdict.intent is not Intent.NEXT_STEP and _greets_recipient(message, words)
    if decides and not _looks_like_a_digest(message):
        return Classification(
            kind=Kind.ATS,
            intent=verdict.intent,
            stops_follow_up=True,
            reasons=(say("It was sent with a mass mailer, yet it tells a decision."), verdict.reason),
            reply_text=words.text,
        )
    if _may_be_a_letter(message, words):
        settled = settled_meaning_of(message, words)
        return Classification(
            kind=Kind.ATS,
            intent=settled.intent,
            stops_follow_up=True,
            reasons=(
                say("It was sent with a mass mailer, yet it writes of your application."),
                settled.reason,
            ),
            reply_text=words.text,
            is_unsure=True,
        )
    return Classification(
        kind=Kind.BULK,
        intent=Intent.NONE,
        stops_follow_up=False,
        reasons=(say("It went to many; it is no answer to you."),),
        reply_text=words.text,
    )


def judge_notification(message: Message, words: NewWords) -> Classification | None:
    """Notifications that are about no job: confirmations, codes, reminders. Only from addresses that nobody
    reads."""
    if not is_from_machine(message) or message.from_ is None:
        return None
    verdict = meaning_of(message, words)
    return Classification(
        kind=Kind.OTHER,
        intent=verdict.intent if verdict.intent in DECISIONS else Intent.NONE,
        stops_follow_up=True,
        reasons=(say("A machine wrote it, and it is not clear about what."),),
        reply_text=words.text,
        is_unsure=True,
    )


def _may_be_a_letter(message: Message, words: NewWords) -> bool:
    """A mass mail that greets the candidate and writes of the candidate's own application is looked at by a person,
    unless it only says that the application came in."""
    if is_from_newsletter_address(message) or _looks_like_a_digest(message):
        return False
    is_own = _greets_recipient(message, words) and speaks_of_application(message)
    return is_own and not only_says_it_was_received(words.text)


def _looks_like_a_digest(message: Message) -> bool:
    """Job alerts and newsletters speak of jobs in every line; what they are not is short and to one
    person."""
    return message.headers.has("list-unsubscribe") and message.text.count("http") >= 6


def _greets_recipient(message: Message, words: NewWords) -> bool:
    """Whether its first lines hold a name of one of its recipients."""
    names = {part for to in message.recipients for part in (name_words(to.name) or _local_words(to))}
    return bool(names & set(re.findall(r"[^\W\d_]+", fold(words.text[:200]))))


def _quotes_recipient(message: Message, words: NewWords) -> bool:
    """Whether it quotes a letter from one of its recipients: then it is an answer to it."""
    first = words.quoted[:600].casefold()
    return any(to.normalised in first for to in message.recipients if to.normalised)


def _local_words(address: Address) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{3,}", fold(address.local_part)))
