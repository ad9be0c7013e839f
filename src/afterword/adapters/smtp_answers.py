"""What an SMTP answer means for a message (RFC 5321 §4.2, RFC 3463): later, never, or unknown."""

from dataclasses import dataclass

from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of the server. `code` is -1 where the line was no answer at all."""

    code: int
    text: str

    @classmethod
    def of(cls, reply: tuple[int, bytes]) -> "Answer":
        code, text = reply
        return cls(code=code, text=" ".join(text.decode("utf-8", "replace").split()))

    @property
    def is_success(self) -> bool:
        return 200 <= self.code < 300


def judge_answer(answer: Answer, *, host: str, at: str, recipient: str = "") -> PortError:
    """The port error for an answer that was received and is no success. `at` is the verb it answered;
    `dot` is the end of the message. A 4xx or 5xx is certain even there: the server has said that it does not
    keep it."""
    said = _shorten(answer.text)
    if 400 <= answer.code < 500:
        return Temporary(
            say(
                "{host} asked to try again later (it said: {code} {said}). Nothing was sent yet.",
                host=host,
                code=answer.code,
                said=said,
            ),
            cause="deferred",
            code=answer.code,
        )
    if at == "dot" and not 500 <= answer.code < 600:
        return uncertain(host)
    if at == "greeting":
        return Permanent(
            say(
                "{host} does not talk to us (it said: {said}). Check the server and the port.",
                host=host,
                # What is no answer at all has no code: another kind of server, behind another port.
                said=said if answer.code < 0 else f"{answer.code} {said}",
            ),
            cause="not-welcome",
            code=answer.code,
        )
    if answer.code == 530 and at in ("MAIL", "RCPT", "DATA"):
        return Permanent(
            say(
                "{host} wants a sign-in first, and none is set. Enter the user name and the password.",
                host=host,
            ),
            cause="sign-in-needed",
            code=answer.code,
        )
    whom = say(" for {recipient}", recipient=recipient) if recipient else ""
    return Permanent(
        say(
            "{host} refused the message{whom} (it said: {code} {said}). Nothing was sent.",
            host=host,
            whom=whom,
            code=answer.code,
            said=said,
        ),
        cause="recipient-refused" if recipient else "refused-by-server",
        code=answer.code,
    )


def uncertain(host: str) -> Uncertain:
    return Uncertain(
        say(
            "The line to {host} broke after the message was handed over, so it may have been "
            "sent or not. It is not sent again before the Sent folder was looked at.",
            host=host,
        ),
        cause="no-answer-after-data",
    )


def _shorten(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
