"""Which messages of a folder have to be read: heads for all, raw words for some, the structure for a few."""

from collections.abc import Iterator, Sequence
from typing import Any

from imapclient import IMAPClient

from afterword.adapters.imap_fetch import fetch_safely
from afterword.adapters.imap_large import list_parts
from afterword.adapters.imap_wire import Row, fetch_rows
from afterword.mail.glance import HEAD_FIELDS
from afterword.ports.mailbox import Need, Sieve

_HEADS = 500
_WORDS = 50
_WORD_BYTES = 64 * 1024
_ITEMS = f"BODY.PEEK[HEADER.FIELDS ({' '.join(field.upper() for field in HEAD_FIELDS)})]"


def sift(client: IMAPClient, uids: Sequence[int], sieve: Sieve) -> list[int]:
    """The ids that the sieve does not rule out, in order. What the server cannot show is never ruled out."""
    wanted: list[int] = []
    for start in range(0, len(uids), _HEADS):
        chunk = uids[start : start + _HEADS]
        heads = fetch_rows(client, chunk, _ITEMS)
        by_need: dict[Need, list[int]] = {need: [] for need in Need}
        for uid, row in heads.items():
            by_need[Need.WHOLE if row.body is None else sieve.by_head(row.body)].append(uid)
        wanted += by_need[Need.WHOLE]
        wanted += _by_words(client, sorted(by_need[Need.WORDS]), heads, sieve)
    return sorted(wanted)


def _by_words(client: IMAPClient, uids: Sequence[int], heads: dict[int, Row], sieve: Sieve) -> Iterator[int]:
    cut: list[int] = []
    for start in range(0, len(uids), _WORDS):
        chunk = uids[start : start + _WORDS]
        for uid, row in fetch_rows(client, chunk, f"BODY.PEEK[TEXT]<0.{_WORD_BYTES}>").items():
            if row.body is None or sieve.by_words(row.body, head=heads[uid].body or b""):
                yield uid
            elif len(row.body) >= _WORD_BYTES:
                cut.append(uid)
    yield from _by_structure(client, cut)


def _by_structure(client: IMAPClient, uids: Sequence[int]) -> Iterator[int]:
    """Long messages without a clue in their first words: those with more words behind are read."""
    for uid, found in fetch_safely(client, uids, ["BODYSTRUCTURE"]).items():
        structure = found.get(b"BODYSTRUCTURE")
        if structure is None or _has_words_behind(structure):
            yield uid


def _has_words_behind(structure: Any) -> bool:
    """Whether text, an attached message or a calendar ends beyond what was looked at. Only a part whose size is
    told is trusted; the parts of a structure come in the order of the message."""
    end = 0
    for part in list_parts(structure):
        end += part.size or _WORD_BYTES
        if (part.is_text or part.is_message or part.may_hold_calendar) and end > _WORD_BYTES * 0.9:
            return True
    return False
