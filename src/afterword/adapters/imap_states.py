"""How several folders stand, asked in one go (RFC 5819 LIST-STATUS, RFC 5258 LIST-EXTENDED).

A person without an All Mail folder may have forty that are watched; opening each of them at every look takes two
answers of the server a folder. Where the server cannot do this, each folder is opened as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError
from imapclient.imap_utf7 import decode as decode_folder_name
from imapclient.response_parser import parse_response

from afterword.ports.mailbox import Cursor

_NEEDED = ("LIST-STATUS", "LIST-EXTENDED")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """RFC 9051 UIDVALIDITY and UIDNEXT, RFC 7162 HIGHESTMODSEQ where the server counts it."""

    uidvalidity: int
    uidnext: int
    highestmodseq: int | None = None

    def has_no_news(self, cursor: Cursor) -> bool:
        """Whether nothing came since `cursor`: the same numbering, and no id given out since."""
        if self.uidvalidity != cursor.uidvalidity:
            return False
        if self.uidnext == cursor.last_uid + 1:
            return True
        return cursor.highestmodseq is not None and self.highestmodseq == cursor.highestmodseq


def read_states(client: IMAPClient, folders: Sequence[str]) -> dict[str, FolderState]:
    """Those folders that the server told of; empty where it cannot tell of several. A broken line is raised."""
    names = [name for name in folders if not set(name) & {"*", "%"}]
    if len(names) < 2 or not all(client.has_capability(needed) for needed in _NEEDED):
        return {}
    if client._imap.state == "SELECTED":
        # Of the folder that a session has open it may tell what it saw when it opened it (RFC 9051 §6.3.11).
        if not client.has_capability("UNSELECT"):
            return {}
        client.unselect_folder()
    items = ["UIDVALIDITY", "UIDNEXT"]
    if client.has_capability("CONDSTORE"):
        items.append("HIGHESTMODSEQ")
    patterns = b" ".join(client._normalise_folder(name) for name in names)
    imap = client._imap
    try:
        imap.untagged_responses.pop("STATUS", None)
        answer = imap._simple_command(
            "LIST", '""', b"(" + patterns + b")", f"RETURN (STATUS ({' '.join(items)}))"
        )
        imap.untagged_responses.pop("LIST", None)
        if answer[0] != "OK":
            return {}
        return _understand(imap.untagged_responses.pop("STATUS", []))
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        return {}  # it promised more than it can do: each folder is opened as before


def _understand(lines: list[object]) -> dict[str, FolderState]:
    found: dict[str, FolderState] = {}
    parsed = parse_response([line for line in lines if line])
    for name, values in zip(parsed[::2], parsed[1::2], strict=False):
        if not isinstance(values, tuple):
            continue
        told = dict(zip(values[::2], values[1::2], strict=False))
        validity, following = told.get(b"UIDVALIDITY"), told.get(b"UIDNEXT")
        modseq = told.get(b"HIGHESTMODSEQ")
        if isinstance(validity, int) and isinstance(following, int):
            found[_spelt(name)] = FolderState(
                uidvalidity=validity,
                uidnext=following,
                highestmodseq=modseq if isinstance(modseq, int) else None,
            )
    return found


def _spelt(name: object) -> str:
    return str(decode_folder_name(name)) if isinstance(name, bytes) else str(name)
