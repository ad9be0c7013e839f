"""Signing in to SMTP with a token (RFC 4954 with XOAUTH2 or RFC 7628), renewed once where it is refused."""

from afterword.adapters.oauth_sasl import (
    SaslWords,
    first_words,
    judge_token_refusal,
    refusal_words,
    renew_once,
)
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.server_address import ServerAddress
from afterword.adapters.smtp_answers import Answer
from afterword.adapters.smtp_line import SmtpLine, encode_secret


def sign_in_with_token(
    line: SmtpLine, offered: str, *, server: ServerAddress, username: str, bearer: Bearer
) -> None:
    """One try, and one more with a new token. Raises Permanent or Temporary, as `bearer` does too; OSError and
    SMTPException of the line go through."""
    renew_once(
        bearer,
        offered,
        host=server.host,
        attempt=lambda mechanism, token: _try_token(line, mechanism, server, username, token),
    )


def _try_token(line: SmtpLine, mechanism: str, server: ServerAddress, username: str, token: str) -> None:
    words = first_words(mechanism, username=username, token=token, host=server.host, port=server.port)
    answer = Answer.of(line.docmd("AUTH", f"{mechanism} {encode_secret(words)}"))
    told = SaslWords()
    if answer.code == 334:
        # The reason, as JSON; the server says its no only after our empty line (RFC 7628 §3.2.3: after ^A).
        told = refusal_words(answer.text)
        answer = Answer.of(line.docmd("" if mechanism == "XOAUTH2" else encode_secret("\x01")))
    if not answer.is_success:
        raise judge_token_refusal(answer.text, told, host=server.host, username=username, code=answer.code)
