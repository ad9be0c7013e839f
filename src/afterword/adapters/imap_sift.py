"""Which messages of a folder have to be read: heads for all, raw words for some, the structure for a few."""

from collections.abc import Iterator, Sequence
from typing import Any

from imapclient import IMAPClient

from afterword.adapters.imap_fetch import fetch_safely
from afterword.adapters.imap_large import list_parts
from afterword.adapters.imap_wire import fetch_ahead
from afterword.mail.glance import HEAD_FIELDS
from afterword.ports.mailbox import Need, Sieve

_HEADS = 250
_WORDS = 50
_ITEMS = f"BODY.PEEK[HEADER.FIELDS ({' '.join(field.upper() for field in HEAD_FIELDS)})]"


def sift(client: IMAPClient, uids: Sequence[int], sieve: Sieve) -> list[int]:
    """The ids that the sieve does not rule out, in order. What the server cannot show is never ruled out."""
    wanted: list[int] = []
    heads: dict[int, bytes] = {}
    for rows in fetch_ahead(client, _chunks(uids, _HEADS), _ITEMS):
        for uid, row in rows.items():
            need = Need.WHOLE if row.body is None else sieve.by_head(row.body)
            if need is Need.WORDS:
                heads[uid] = row.body or b""
            elif need is Need.WHOLE:
                wanted.append(uid)
    return sorted([*wanted, *_by_words(client, heads, sieve)])


def _chunks(uids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (uids[start : start + size] for start in range(0, len(uids), size))


def _by_words(client: IMAPClient, heads: dict[int, bytes], sieve: Sieve) -> list[int]:
    wanted: list[int] = []
    cut: list[int] = []
    for rows in fetch_ahead(client, _chunks(sorted(heads), _WORDS), f"BODY.PEEK[TEXT]<0.{sieve.word_bytes}>"):
        for uid, row in rows.items():
            if row.body is None or sieve.by_words(row.body, head=heads[uid]):
                wanted.append(uid)
            elif sieve.is_strict and len(row.body) >= sieve.word_bytes:
                cut.append(uid)
    return [*wanted, *_by_structure(client, cut, sieve.word_bytes)]


def _by_structure(client: IMAPClient, uids: Sequence[int], looked_at: int) -> Iterator[int]:
    """Long messages without a clue in their first words: those with more words behind are read."""
    for uid, found in fetch_safely(client, uids, ["BODYSTRUCTURE"]).items():
        structure = found.get(b"BODYSTRUCTURE")
        if structure is None or _has_words_behind(structure, looked_at):
            yield uid


def _has_words_behind(structure: Any, looked_at: int) -> bool:
    """Whether text, an attached message or a calendar ends beyond what was looked at. Only a part whose size is
    told is trusted; the parts of a structure come in the order of the message."""
    end = 0
    for part in list_parts(structure):
        end += part.size or looked_at
        if (part.is_text or part.is_message or part.may_hold_calendar) and end > looked_at * 0.9:
            return True
    return False
