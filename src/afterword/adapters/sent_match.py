"""Is this message in Sent the one that we submitted? Three marks, each of which some provider destroys."""

import email.parser
from email.message import Message

# Where Google and Microsoft keep the id that they replaced; Message-ID is where all others leave it.
_ID_HEADERS = ("Message-ID", "X-Google-Original-Message-ID", "X-Microsoft-Original-Message-ID")
_CORRELATION_HEADER = "X-Afterword-Ref"
SEARCHED_HEADERS = (*_ID_HEADERS, _CORRELATION_HEADER)


def parse_head(content: bytes) -> Message:
    """Headers only, in the lenient mode (compat32): never raises."""
    head = content.split(b"\r\n\r\n", 1)[0].split(b"\n\n", 1)[0]
    return email.parser.BytesHeaderParser().parsebytes(head + b"\r\n\r\n")


def read_message_id(head: Message) -> str:
    """The id it bears now, without brackets; empty where there is none."""
    return _strip(str(head.get("Message-ID") or ""))


def is_our_copy(head: Message, *, message_id: str, correlation: str) -> bool:
    """Whether one of the marks is there in full. A mark that was quoted or cut does not count."""
    if correlation and any(
        str(value).strip() == correlation for value in head.get_all(_CORRELATION_HEADER, [])
    ):
        return True
    wanted = _strip(message_id)
    return bool(wanted) and any(
        _strip(str(value)) == wanted for header in _ID_HEADERS for value in head.get_all(header, [])
    )


def _strip(message_id: str) -> str:
    return "".join(message_id.split()).removeprefix("<").removesuffix(">")
