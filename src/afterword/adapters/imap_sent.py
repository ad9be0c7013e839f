"""Finding our own message in Sent by IMAP."""

from datetime import datetime, timedelta

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from afterword.adapters import imap_fetch
from afterword.adapters.sent_match import SEARCHED_HEADERS, is_our_copy, parse_head, read_message_id
from afterword.ports.mailbox import SentCopy

_NEWEST = 200


def find_copy(
    client: IMAPClient, folder: str, message_id: str, correlation: str, since: datetime
) -> SentCopy | None:
    """Ask the server first, then read the heads of the newest messages ourselves: some servers search
    only the headers that they index."""
    state = client.select_folder(folder, readonly=True)
    if not state.get(b"EXISTS"):
        return None
    recent = list(imap_fetch.search_since(client, since - timedelta(days=1))[-_NEWEST:])
    for uids in (_search_marks(client, message_id, correlation), recent):
        heads = imap_fetch.fetch_safely(
            client, uids, [f"BODY.PEEK[HEADER.FIELDS ({' '.join(SEARCHED_HEADERS)})]"]
        )
        for uid in sorted(heads, reverse=True):
            raw = (
                next((value for key, value in heads[uid].items() if key.startswith(b"BODY[HEADER")), None)
                or b""
            )
            head = parse_head(raw)
            if is_our_copy(head, message_id=message_id, correlation=correlation):
                whole = imap_fetch.fetch_safely(client, [uid], ["BODY.PEEK[]"]).get(uid, {})
                content = whole.get(b"BODY[]") or raw
                return SentCopy(folder=folder, uid=uid, message_id=read_message_id(head), content=content)
    return None


def _search_marks(client: IMAPClient, message_id: str, correlation: str) -> list[int]:
    hits: set[int] = set()
    for header in SEARCHED_HEADERS:
        wanted = correlation if header == "X-Afterword-Ref" else message_id.strip("<> ")
        if not wanted:
            continue
        try:
            hits.update(int(uid) for uid in client.search(["HEADER", header, wanted]))
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            continue  # a server that cannot search this header; the newest heads are read below
    return sorted(hits)[-_NEWEST:]
