"""Signing in to IMAP with a token: XOAUTH2 or OAUTHBEARER (RFC 7628), renewed once where it is refused."""

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from afterword.adapters.connection_faults import judge_connection
from afterword.adapters.oauth_sasl import (
    SaslWords,
    first_words,
    judge_token_refusal,
    refusal_words,
    renew_once,
)
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.server_address import ServerAddress


def sign_in_with_token(client: IMAPClient, *, server: ServerAddress, username: str, bearer: Bearer) -> None:
    """One try, and one more with a new token. Raises Permanent or Temporary, as `bearer` does too."""
    offered = " ".join(word.decode("ascii", "replace").upper() for word in client.capabilities())
    renew_once(
        bearer,
        offered,
        host=server.host,
        attempt=lambda mechanism, token: _try_token(client, mechanism, server, username, token),
    )


def _try_token(client: IMAPClient, mechanism: str, server: ServerAddress, username: str, token: str) -> None:
    heard: list[bytes] = []
    words = first_words(mechanism, username=username, token=token, host=server.host, port=server.port)

    def answer(challenge: bytes | None) -> bytes:
        """The first call asks for our words; a second one brings the reason of a refusal and wants an end to it:
        an empty line in XOAUTH2, one ^A in RFC 7628 §3.2.3."""
        if not challenge:
            return words.encode()
        heard.append(challenge)
        return b"" if mechanism == "XOAUTH2" else b"\x01"

    try:
        client.sasl_login(mechanism, answer)
    except LoginError as error:
        told = refusal_words(heard[-1], is_encoded=False) if heard else SaslWords()
        raise judge_token_refusal(str(error), told, host=server.host, username=username) from error
    except (OSError, IMAPClientAbortError) as error:
        raise judge_connection(error, host=server.host, port=server.port) from error
    except IMAPClientError as error:
        raise judge_token_refusal(str(error), SaslWords(), host=server.host, username=username) from error
