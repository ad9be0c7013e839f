"""The messages of `tests/data/messages`, expanded to RFC 5322 bytes, each with the verdict that a reader gave.

A file has `defaults` and `messages`; a message overrides the defaults. `{letter}` in a subject stands for the
subject of the letter that it answers. Fields of the verdict: `kind` and `intent` (a list allows several),
`answer` (whether it holds an answer of a person or a decision; true unless said), `holds` (a follow-up must
wait although it is no answer), `match` (process, list: ask and hold all, `none`, `any`), `returns_on`, `type`
and `final` of a bounce, `new` (the new words; `loose`: at least these; null: not asked). `form: raw` is a whole message
in `raw`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.messages import machines
from tests.messages.clients import QUOTING, Answer, write
from tests.messages.world import CANDIDATE, LETTERS, PEOPLE, PROCESS_OF, Letter

FOLDER = Path(__file__).parent.parent / "data" / "messages"
SETS = ("seen", "held_out")
_WHEN = "Wed, 13 May 2026 09:30:00 +0200"
_REFERRED = {"full": ("irt", "refs"), "irt": ("irt",), "refs": ("refs",), "rewritten": ("rewritten",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One message with what a careful reader says of it. Empty `matches` means: not asked."""

    name: str
    group: str
    why: str
    language: str
    client: str
    kinds: tuple[str, ...]
    intents: tuple[str, ...]
    is_answer: bool
    must_hold: bool
    matches: frozenset[str] | None
    returns_on: date | None
    asks_return: bool
    bounce: str
    is_final: bool
    new_words: str | None
    is_loose: bool
    letter: Letter
    fields: dict[str, Any] = field(repr=False)

    @property
    def content(self) -> bytes:
        return _bytes_of(self)


@cache
def cases(group: str) -> tuple[Case, ...]:
    """All messages of `seen` or `held_out`, in the order of files."""
    return tuple(case for path in sorted((FOLDER / group).glob("*.yaml")) for case in _read(path, group))


def _read(path: Path, group: str) -> Iterator[Case]:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    defaults = document["defaults"]
    clients = defaults.get("clients", [])
    for number, (name, own) in enumerate(document["messages"].items()):
        fields = {**defaults, **own}
        if "client" not in fields and clients:
            fields["client"] = clients[number % len(clients)]
        yield _case(f"{path.stem}/{name}", group, fields)


def _case(name: str, group: str, fields: dict[str, Any]) -> Case:
    process = _process_of(fields)
    kinds = _several(fields["kind"])
    is_answer = bool(fields.get("answer", True))
    return Case(
        name=name,
        group=group,
        why=fields["why"],
        language=fields["language"],
        client=fields.get("client", fields.get("form", "bare")),
        kinds=kinds,
        intents=_several(fields["intent"]),
        is_answer=is_answer,
        must_hold=is_answer or bool(fields.get("holds")) or fields.get("type") == "hard",
        matches=_matches(fields, process),
        returns_on=fields.get("returns_on"),
        asks_return="returns_on" in fields,
        bounce=fields.get("type", ""),
        is_final=fields.get("final", True),
        new_words=_new_words(fields, kinds),
        is_loose=fields.get("new") == "loose",
        letter=LETTERS.get(process, LETTERS["northwind"]),
        fields=fields,
    )


def _process_of(fields: dict[str, Any]) -> str:
    """The letter that a message answers."""
    if "process" in fields:
        return str(fields["process"])
    if fields["from"] in PROCESS_OF:
        return PROCESS_OF[fields["from"]]
    match = fields.get("match", "northwind")
    first = match[0] if isinstance(match, list) else match
    return str(first) if first in LETTERS else "northwind"


def _matches(fields: dict[str, Any], process: str) -> frozenset[str] | None:
    match = fields.get("match", process)
    if match == "any":
        return None
    if match == "none":
        return frozenset()
    return frozenset(_several(match))


def _new_words(fields: dict[str, Any], kinds: tuple[str, ...]) -> str | None:
    """Only answers of persons are asked for their new words."""
    if kinds != ("reply",) or ("new" in fields and fields["new"] is None):
        return None
    return str(fields.get("text", ""))


def _several(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (str(value),)


def _bytes_of(case: Case) -> bytes:
    fields, letter = case.fields, case.letter
    if fields.get("form") == "raw":
        return machines.written_out(fields, letter)
    sender = PEOPLE.get(fields["from"], fields["from"])
    policy = SMTP if sender.rpartition("<")[2].isascii() else SMTPUTF8
    message = EmailMessage(policy=policy)
    for name, value in _head(case):
        message[name] = value
    form = fields.get("form", "mail")
    if form == "dsn":
        return _report(message, "delivery-status", machines.delivery_report(fields, letter))
    if form == "mdn":
        sender = PEOPLE.get(fields["from"], fields["from"])
        return _report(message, "disposition-notification", machines.receipt(fields, letter, sender))
    if form == "calendar":
        _calendar(message, case)
    elif form == "plain":
        message.set_content(_free_form(fields, letter))
    else:
        _mail(message, case)
    for filename in fields.get("attach", []):
        message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename=filename)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            # The library draws boundaries by lot; the corpus is to be the same every time.
            part.set_boundary(f"=_part_{number}")
    return message.as_bytes()


def _head(case: Case) -> Iterator[tuple[str, str]]:
    fields, letter = case.fields, case.letter
    sender = PEOPLE.get(fields["from"], fields["from"])
    is_report = fields.get("form") in {"dsn", "plain"}
    yield "From", sender
    yield "To", CANDIDATE if is_report else fields.get("to", CANDIDATE)
    yield "Subject", _subject(case)
    yield "Date", fields.get("date", _WHEN)
    yield "Message-ID", f"<{case.name.replace('/', '.')}@sender.example>"
    if is_report:
        yield "Return-Path", "<>"
        yield "Auto-Submitted", "auto-replied"
    thread = fields.get("thread", "none" if is_report or case.matches == frozenset() else "full")
    referred = _REFERRED.get(thread, ())
    if "irt" in referred:
        yield "In-Reply-To", f"<{letter.message_id}>"
    if "refs" in referred:
        yield "References", f"<older.1@example.org> <{letter.message_id}>"
    if "rewritten" in referred:
        yield "In-Reply-To", f"<{letter.rewritten_id}>"
    if thread == "index":
        yield "Thread-Index", letter.thread_index.rstrip("=") + "ABAgMEBQ=="
        yield "Thread-Topic", "hello"
    yield from machines.marks(fields.get("marks", "none"), sender)
    yield from fields.get("headers", {}).items()


def _subject(case: Case) -> str:
    fields = case.fields
    if "subject" in fields:
        return str(fields["subject"]).replace("{letter}", case.letter.subject)
    if fields.get("form") == "dsn":
        return "Undelivered Mail Returned to Sender"
    language = fields.get("client_language", case.language)
    return f"{QUOTING['prefix'].get(language, 'Re')}: {case.letter.subject}"


def _mail(message: EmailMessage, case: Case) -> None:
    fields = case.fields
    language = fields.get("client_language", case.language)
    if language not in QUOTING["gmail"]:
        language = "en"
    answer = Answer(
        text=fields.get("text", ""),
        letter=case.letter,
        language=language,
        quote=fields.get("quote", "top"),
        signature=fields.get("signature", ""),
        block=fields.get("block", ""),
    )
    written = write(fields.get("client", "bare"), answer)
    for name, value in written.headers:
        message[name] = value
    if written.plain:
        message.set_content(written.plain)
        if written.html:
            message.add_alternative(written.html, subtype="html")
    elif written.html:
        message.set_content(written.html, subtype="html")
    else:
        message.set_content("")


def _report(message: EmailMessage, kind: str, parts: list[tuple[str, str]]) -> bytes:
    """Written by hand: the library makes no report with an attached message that it did not parse."""
    boundary = "=_report_1"
    head = message.as_bytes().partition(b"\r\n\r\n")[0].decode()
    lines = [head, "MIME-Version: 1.0"]
    lines.append(f'Content-Type: multipart/report; report-type={kind}; boundary="{boundary}"\n')
    lines.extend(f"--{boundary}\nContent-Type: {content_type}\n\n{text}\n" for content_type, text in parts)
    return "\n".join([*lines, f"--{boundary}--\n"]).replace("\r\n", "\n").encode()


def _free_form(fields: dict[str, Any], letter: Letter) -> str:
    if fields.get("original") == "text":
        return (
            f"{fields['text']}\n\n------ This is a copy of the message, including all the headers. ------\n\n"
            f"{machines.original_headers(letter)}\n" + "\n".join(letter.lines)
        )
    return str(fields["text"])


def _calendar(message: EmailMessage, case: Case) -> None:
    fields = case.fields
    event = machines.calendar(fields, _process_of(fields))
    message.set_content(fields["text"])
    if fields.get("as_file"):
        content = event.encode()
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename="invite.ics")
        return
    message.add_alternative(event, subtype="calendar", params={"method": fields["method"]})
    if not fields.get("hide"):
        message.add_attachment(event.encode(), maintype="application", subtype="ics", filename="invite.ics")
