"""What others do, side by side with ours on the same messages: packages where there are some, plain rules else."""

import re
from email import message_from_bytes
from typing import TYPE_CHECKING

from tests.messages.world import PROCESSES

from afterword.mail.message import Message

if TYPE_CHECKING:
    from tests.messages.corpus import Case

_ENGLISH_AWAY = re.compile(
    r"(?i)^\s*(?:auto(?:matic)?[ -:]?(?:reply|response)?:|out of (?:the )?office|vacation|ooo)"
)
_REGRET = re.compile(r"(?i)unfortunately|regret")
_TWENTY = re.compile(
    r"(?i)unfortunately|regret|not (?:be )?mov(?:e|ing) forward|other candidates?|another candidate"
    r"|not (?:been )?selected"
    r"|decided not to|not (?:a |the right )fit|position (?:has been|is) filled|unsuccessful|not (?:be )?proceed"
    r"|pursue other|no longer (?:being )?considered|keep your (?:resume|cv|details) on file"
    r"|wish you (?:the best|success)"
    r"|leider|malheureusement|lamentablemente|purtroppo|infelizmente"
)
_BOUNCE_SUBJECT = re.compile(
    r"(?i)undeliver|delivery (?:status|failure|has failed)|failure notice|returned mail|mail delivery failed"
)
_QUOTE = re.compile(r"(?m)^(?:>.*|On .{5,200}wrote:|-{3,}\s*Original Message.*|From: .+)$")


def auto_reply_by_header(message: Message, content: bytes) -> bool:
    return message.auto_submitted not in ("", "no") and not message.auto_submitted.startswith("no;")


def auto_reply_by_headers_and_subject(message: Message, content: bytes) -> bool:
    return (
        auto_reply_by_header(message, content)
        or message.headers.has("x-autoreply", "x-autorespond", "x-ms-exchange-inbox-rules-loop")
        or "all" in message.headers.raw("x-auto-response-suppress").lower()
        or bool(_ENGLISH_AWAY.match(message.subject))
    )


def bounce_by_flufl(message: Message, content: bytes) -> bool:
    from flufl.bounce import all_failures

    try:
        temporary, permanent = all_failures(message_from_bytes(content))
    except (ValueError, TypeError, AttributeError, LookupError, UnicodeError):
        return False
    return bool(temporary or permanent)


def bounce_by_plain_rules(message: Message, content: bytes) -> bool:
    author = message.from_.local_part if message.from_ else ""
    return (
        message.report_type == "delivery-status"
        or author in {"mailer-daemon", "postmaster"}
        or (message.return_path == "" and bool(_BOUNCE_SUBJECT.search(message.subject)))
    )


def bulk_by_headers(message: Message, content: bytes) -> bool:
    return message.headers.has("list-unsubscribe", "list-id") or message.headers.raw("precedence") in (
        "bulk",
        "list",
    )


def rejection_by_regret(words: str) -> bool:
    return bool(_REGRET.search(words))


def rejection_by_twenty_phrases(words: str) -> bool:
    return bool(_TWENTY.search(words))


def matched_by_thread_only(message: Message) -> set[str]:
    known = {
        **{
            one: process.id
            for process in PROCESSES
            for sent in process.submissions
            for one in sent.message_ids
        }
    }
    return {str(known[each]) for each in (*message.in_reply_to, *message.references) if each in known}


def matched_by_sender_only(message: Message) -> set[str]:
    """`FROM address`, as most peers search."""
    author = message.from_.normalised if message.from_ else ""
    return {
        str(process.id)
        for process in PROCESSES
        for person in process.people
        if author in {email.casefold() for email in person.emails}
    }


def words_by_nothing(case: "Case", message: Message) -> str:
    return message.text


def words_by_naive_cut(case: "Case", message: Message) -> str:
    found = _QUOTE.search(message.text)
    return message.text[: found.start()] if found else message.text


def words_by_mail_parser_reply(case: "Case", message: Message) -> str:
    from mailparser_reply import EmailReplyParser

    languages = ["en", "de", "fr", "it", "es", "nl", "pl", "da", "sv", "cs", "ja"]
    return str(EmailReplyParser(languages=languages).parse_reply(text=message.text) or "")


def words_by_unquotemail(case: "Case", message: Message) -> str:
    from unquotemail import Unquote

    unquote = Unquote(message.html or None, message.text or None)
    unquote.parse()
    return str(unquote.get_text() or "")
