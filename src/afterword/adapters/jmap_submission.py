"""Handing a message over by JMAP (RFC 8621 §7): one request makes the draft, submits it and files it in Sent.

Delayed send (FUTURERELEASE) is not used: a letter that waits at the server no longer asks our rules, and an answer
could be late in calling it back. See docs/decisions.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from afterword.adapters.check_steps import Step, steps_to_reach, take_steps
from afterword.adapters.http_line import NoAnswer, server_behind
from afterword.adapters.jmap_session import SUBMISSION, Busy, JmapSession, MethodError
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.sent_match import parse_head
from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.ports.submission import Accepted, CheckStep, Envelope
from afterword.said import say

# RFC 8621 §7.5 and RFC 8620 §5.3: the server has certainly sent nothing.
_RECIPIENT = frozenset({"invalidRecipients", "noRecipients", "tooManyRecipients"})
_REFUSED = frozenset(
    {"forbiddenFrom", "forbiddenMailFrom", "forbiddenToSend", "tooLarge", "invalidEmail", "invalidProperties",
     "forbidden", "notFound", "overQuota", "emailNotFound", "emailTooLarge"}
)  # fmt: skip
_LATER = frozenset({"rateLimit"})
# Method-level errors after which nothing happened (RFC 8620 §3.6.2); serverFail and serverPartialFail are not among
# them, whatever the first one promises: the server does not know itself what went wrong.
_NOTHING_DONE = frozenset(
    {"unknownMethod", "invalidArguments", "invalidResultReference", "forbidden", "accountNotFound",
     "accountNotSupportedByMethod", "accountReadOnly", "requestTooLarge", "stateMismatch"}
)  # fmt: skip


# The next server's own code (RFC 3463), as servers pass it on: 4 is “not now”.
_DEFERRED = re.compile(r"\s*(?:4\d\d[ -])?\s*4\.\d{1,3}\.\d{1,3}\b")


class JmapSubmission:
    """A SubmissionPort. Each call opens a session of its own and closes it. `on_phase` is told `upload`, `submit`
    and `accepted`, each before it begins or is known."""

    def __init__(
        self,
        url: str,
        *,
        username: str,
        password: str | Bearer,
        timeout: float = 30.0,
        final_timeout: float = 600.0,
        ca_file: Path | None = None,
        on_phase: Callable[[str], None] = lambda name: None,
    ) -> None:
        self._url = url
        self._username = username
        self._password = password
        self._timeout = timeout
        self._final_timeout = final_timeout
        self._ca_file = ca_file
        self._on_phase = on_phase

    def submit(self, *, envelope: Envelope, message: bytes) -> Accepted:
        session = self._session(self._timeout)
        try:
            identity, boxes = self._prepare(session, envelope.sender)
            self._on_phase("upload")
            blob = session.upload(message)
        except NoAnswer as error:
            raise Temporary(str(error), cause=error.cause) from error
        finally:
            session.close()
        slow = self._session(self._final_timeout)
        try:
            slow.open()
            self._on_phase("submit")
            is_notice = parse_head(message).get("Auto-Submitted", "no") != "no"
            return self._hand_over(slow, _calls(envelope, identity, blob, boxes, is_notice=is_notice))
        finally:
            slow.close()

    def check(self) -> list[CheckStep]:
        """As SubmissionPort: find the host, connect, session, and whether letters may leave by it."""
        server = server_behind(self._url, ca_file=self._ca_file)
        session = self._session(self._timeout)

        def open_session() -> str:
            session.open()
            return say("Signed in to the JMAP account {account}.", account=session.account)

        def may_send() -> str:
            self._prepare(session, "")
            return say("Letters may leave by this account.")

        steps: list[Step] = [
            *steps_to_reach(server, timeout=self._timeout),
            (say("JMAP session"), open_session),
            (say("may send"), may_send),
        ]
        try:
            return take_steps(steps)
        finally:
            session.close()

    def _session(self, timeout: float) -> JmapSession:
        return JmapSession(
            url=self._url,
            username=self._username,
            password=self._password,
            timeout=timeout,
            ca_file=self._ca_file,
        )

    def _prepare(self, session: JmapSession, sender: str) -> tuple[str, dict[str, str]]:
        """The identity to send as (any where `sender` is empty), and the ids of Drafts and Sent."""
        session.open()
        if not session.features.get(SUBMISSION) and SUBMISSION not in session.features:
            raise Permanent(
                say(
                    "{host} lets no letters leave by this access. Allow it to send, or send by SMTP.",
                    host=session.host,
                ),
                cause="may-not-send",
            )
        mailboxes, identities = session.ask([
            ("Mailbox/get", {"ids": None, "properties": ["id", "role"]}),
            ("Identity/get", {"ids": None}),
        ])  # fmt: skip
        boxes = {str(row.get("role")): str(row["id"]) for row in mailboxes.get("list") or []}
        if "sent" not in boxes or "drafts" not in boxes:
            raise Permanent(
                say(
                    "No folders for drafts and sent mail were found at {host}, so nothing was sent. Make "
                    "them in your mail program.",
                    host=session.host,
                ),
                cause="folder-missing",
            )
        identity = _choose_identity(identities.get("list") or [], sender)
        if identity is None:
            raise Permanent(
                say(
                    "{host} does not let this account send as {sender}, so nothing was sent. Add the "
                    "address there, or correct it here.",
                    host=session.host,
                    sender=sender or "anybody",
                ),
                cause="no-identity",
            )
        return identity, boxes

    def _hand_over(self, session: JmapSession, calls: list[tuple[str, dict[str, Any]]]) -> Accepted:
        try:
            imported, submitted = session.ask(calls, may_repeat=False)
        except MethodError as error:
            if error.kind in _NOTHING_DONE:
                raise Permanent(
                    say(
                        "{host} refused the letter (it said: {kind}). Nothing was sent.",
                        host=session.host,
                        kind=error.kind,
                    ),
                    cause="refused-by-server",
                ) from error
            raise self._uncertain(session.host) from error
        except Busy as error:
            raise self._uncertain(session.host) from error
        except NoAnswer as error:
            raise self._uncertain(session.host) from error
        draft = str(((imported.get("created") or {}).get("letter") or {}).get("id", ""))
        done = (submitted.get("created") or {}).get("out")
        if done is None:
            refusal = (submitted.get("notCreated") or {}).get("out") or {}
            not_imported = (imported.get("notCreated") or {}).get("letter") or {}
            why = self._judge(session.host, not_imported or refusal, is_import=bool(not_imported))
            if draft and not isinstance(why, Uncertain):
                self._forget(session, draft)
            raise why
        self._on_phase("accepted")
        moved = submitted.get("implicit") or {}
        if draft and draft in (moved.get("notUpdated") or {}):
            self._forget(session, draft)  # or it would wait in Drafts, to be sent again by hand
        return Accepted(
            response=f"JMAP submission {done.get('id', '')} {done.get('undoStatus') or 'accepted'}"
        )

    def _judge(self, host: str, refusal: dict[str, Any], *, is_import: bool) -> PortError:
        kind = str(refusal.get("type", ""))
        said = "".join(letter for letter in str(refusal.get("description") or kind) if letter.isprintable())[
            :160
        ]
        if kind in _LATER or (kind in _REFUSED | _RECIPIENT and _DEFERRED.match(said)):
            return Temporary(
                say("{host} asked to try again later. Nothing was sent yet.", host=host), cause="deferred"
            )
        if kind in _RECIPIENT:
            return Permanent(
                say(
                    "{host} refused the recipient (it said: {said}). Nothing was sent.", host=host, said=said
                ),
                cause="recipient-refused",
            )
        if kind in _REFUSED or is_import:
            return Permanent(
                say("{host} refused the letter (it said: {said}). Nothing was sent.", host=host, said=said),
                cause="refused-by-server",
            )
        return self._uncertain(host)

    def _forget(self, session: JmapSession, draft: str) -> None:
        with suppress(PortError):
            session.ask([("Email/set", {"destroy": [draft]})])

    def _uncertain(self, host: str) -> Uncertain:
        return Uncertain(
            say(
                "{host} did not say clearly whether it sent the letter, so it may have gone out or "
                "not. It is not sent again before the Sent folder was looked at.",
                host=host,
            ),
            cause="no-answer-after-data",
        )


def _calls(
    envelope: Envelope, identity: str, blob: str, boxes: dict[str, str], *, is_notice: bool
) -> list[tuple[str, dict[str, Any]]]:
    """Into Drafts first: what lies in Sent counts as proof that it went out, so nothing may come there before. A
    notice to the person themselves arrives in INBOX and leaves no copy in Sent."""
    letter = {
        "blobId": blob,
        "mailboxIds": {boxes["drafts"]: True},
        "keywords": {"$draft": True, "$seen": True},
    }
    out = {
        "identityId": identity,
        "emailId": "#letter",
        "envelope": {
            "mailFrom": {"email": envelope.sender},
            "rcptTo": [{"email": each} for each in envelope.recipients],
        },
    }
    moved = {
        f"mailboxIds/{boxes['drafts']}": None,
        f"mailboxIds/{boxes['sent']}": True,
        "keywords/$draft": None,
    }
    afterwards: dict[str, Any] = {"onSuccessUpdateEmail": {"#out": moved}}
    if is_notice:
        afterwards = {"onSuccessDestroyEmail": ["#out"]}
    return [
        ("Email/import", {"emails": {"letter": letter}}),
        ("EmailSubmission/set", {"create": {"out": out}, **afterwards}),
    ]


def _choose_identity(identities: list[dict[str, Any]], sender: str) -> str | None:
    """The one of this address, of its whole domain (`*@example.org`), or one that names none (RFC 8621 §6)."""
    wanted = sender.lower()
    domain = f"*@{wanted.rpartition('@')[2]}"
    for fits in (wanted, domain, ""):
        for row in identities:
            if not sender or str(row.get("email") or "").lower() == fits:
                return str(row["id"])
    return None
