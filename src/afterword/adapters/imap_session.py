"""A signed-in line to an IMAP server, and what its failures mean."""

import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imapclient import IMAPClient
from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
    ProtocolError,
)

from afterword.adapters.connection_faults import judge_connection
from afterword.adapters.folder_roles import Folder, make_folder
from afterword.adapters.imap_token_sign_in import sign_in_with_token
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.sign_in_faults import judge_sign_in, no_sign_in_offered, starttls_missing
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.said import say

# imaplib gives up on lines over 1 MB; a SEARCH in a mailbox of 200,000 messages is longer.
imaplib._MAXLINE = 20_000_000  # type: ignore[attr-defined]

_TRY_LATER = ("[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]", "[CONTACTADMIN]", "[THROTTLED]")


class LineDropped(Temporary):
    """The line broke while it was in use: open a new one."""


def open_line(server: ServerAddress, *, timeout: float) -> IMAPClient:
    """Connect and secure. Raises Temporary or Permanent; leaves no open socket behind."""
    server.refuse_open_line()
    is_tls = server.security is Security.TLS
    context = None if server.security is Security.PLAIN else server.open_tls_context()
    try:
        client = IMAPClient(
            server.host,
            port=server.port,
            ssl=is_tls,
            ssl_context=context if is_tls else None,
            timeout=timeout,
        )
    except OSError as error:
        raise judge_connection(error, host=server.host, port=server.port) from error
    except IMAPClientError as error:
        raise Temporary(
            say(
                "{host} does not talk to us just now (it said: {shorten}). It will be tried again; check the "
                "server and the port if it stays so.",
                host=server.host,
                shorten=_shorten(error),
            ),
            cause="not-welcome",
        ) from error
    client.normalise_times = False  # aware times, as the server gave them
    try:
        if server.security is Security.STARTTLS:
            if not client.has_capability("STARTTLS"):
                raise starttls_missing(server.host)
            client.starttls(context)
    except (OSError, IMAPClientError) as error:
        close_line(client)
        raise judge_connection(error, host=server.host, port=server.port) from error
    except PortError:
        close_line(client)
        raise
    return client


def sign_in(client: IMAPClient, *, server: ServerAddress, username: str, password: str | Bearer) -> None:
    """One try. Raises Permanent (`wrong-password`, `app-password-needed`, `basic-auth-off`) or Temporary."""
    if not isinstance(password, str):
        sign_in_with_token(client, server=server, username=username, bearer=password)
        return
    if any(ord(character) < 32 for character in username + password):
        raise judge_sign_in("control character", host=server.host)
    try:
        if client.has_capability("LOGINDISABLED") and not client.has_capability("AUTH=PLAIN"):
            raise no_sign_in_offered(server.host)
        if (username + password).isascii() and not client.has_capability("LOGINDISABLED"):
            client.login(username, password)
        else:
            client.plain_login(username, password)  # LOGIN has no way to write letters beyond ASCII
    except LoginError as error:
        raise judge_sign_in(str(error), host=server.host) from error
    except (OSError, IMAPClientAbortError) as error:
        raise judge_connection(error, host=server.host, port=server.port) from error


def close_line(client: IMAPClient) -> None:
    """Leave without a word that could fail."""
    with suppress(OSError, IMAPClientError):
        client.shutdown()


@contextmanager
def judging(server: ServerAddress, *, what: str) -> Iterator[None]:
    """Turn IMAPClient's errors into those of the ports. `what` fills "... could not be ..."."""
    try:
        yield
    except PortError:
        raise
    except (OSError, IMAPClientAbortError) as error:
        raise LineDropped(
            say("The line to {host} broke; {what} will be tried again.", host=server.host, what=what),
            cause="line-dropped",
        ) from error
    except CapabilityError as error:
        raise Permanent(
            say("{host} cannot do this: {what}.", host=server.host, what=what), cause="not-offered"
        ) from error
    except (ProtocolError, ValueError, IndexError, KeyError, TypeError, AssertionError) as error:
        # IMAPClient's parser raises what it happens to meet on an answer it does not understand.
        raise LineDropped(
            say(
                "{host} gave an answer that could not be understood; {what} will be tried again.",
                host=server.host,
                what=what,
            ),
            cause="garbled-answer",
        ) from error
    except IMAPClientError as error:
        raise _judge_refusal(error, server, what) from error


def _judge_refusal(error: IMAPClientError, server: ServerAddress, what: str) -> PortError:
    said = _shorten(error)
    upper = said.upper()
    if any(code in upper for code in _TRY_LATER):
        return Temporary(
            say("{host} is busy; {what} will be tried again.", host=server.host, what=what), cause="busy"
        )
    if "[OVERQUOTA]" in upper or "QUOTA" in upper:
        return Permanent(
            say("The mailbox at {host} is full, so {what} did not work.", host=server.host, what=what),
            cause="over-quota",
        )
    missing = (
        "[NONEXISTENT]",
        "[TRYCREATE]",
        "DOESN'T EXIST",
        "DOES NOT EXIST",
        "UNKNOWN MAILBOX",
        "NO SUCH",
    )
    if any(word in upper for word in missing):
        return Permanent(
            say("The folder is no longer there at {host}; {what} did not work.", host=server.host, what=what),
            cause="folder-missing",
        )
    return Permanent(
        say("{host} refused: {what} (it said: {said}).", host=server.host, what=what, said=said),
        cause="refused-by-server",
    )


def list_folders(client: IMAPClient) -> list[Folder]:
    """All folders that can be opened."""
    found = []
    for flags, delimiter, name in client.list_folders():
        words = [flag.decode("ascii", "replace") for flag in flags]
        if not {"\\noselect", "\\nonexistent"} & {word.lower() for word in words}:
            separator = delimiter.decode("ascii", "replace") if delimiter else ""
            found.append(make_folder(str(name), flags=words, delimiter=separator))
    return found


def _shorten(error: Exception) -> str:
    """The server's words; the library shows some of them as Python writes bytes."""
    text = re.sub(r"""\bb(['"])(.*)\1""", r"\2", " ".join(str(error).split()))
    return text if len(text) <= 160 else text[:159] + "…"
