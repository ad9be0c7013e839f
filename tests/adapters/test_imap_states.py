"""How folders stand is asked in one go: what has no news is not opened, and nothing that came is passed over."""

import logging
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from imapclient import IMAPClient

from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.imap_states import FolderState, read_states
from afterword.ports.errors import Permanent
from afterword.ports.mailbox import Batch, Cursor
from tests.adapters.mailbox_stands import long_ago, make_maildir, open_imap
from tests.adapters.sample_letters import make_letter
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.unprivileged import find_server_user

NAMES = ("Bewerbungen & Köln", "面试", 'With "quotes"', "a\\b", "123")


@pytest.fixture
def mailbox(dovecot: DovecotServer, mail_account: Account) -> Iterator[ImapMailbox]:
    opened = open_imap(dovecot, mail_account)
    yield opened
    opened.close()


@pytest.fixture
def other(dovecot: DovecotServer, mail_account: Account) -> Iterator[IMAPClient]:
    with IMAPClient(dovecot.host, dovecot.imap_port, ssl=False) as client:
        client.login(mail_account.name, mail_account.password)
        yield client


def read_all(box: ImapMailbox, cursors: dict[str, Cursor]) -> dict[str, Batch]:
    """One look at everything that is watched; `cursors` move on."""
    batches = {
        folder: box.fetch_new(folder=folder, cursor=cursors.get(folder), since=long_ago())
        for folder in box.folders_to_watch()
    }
    cursors.update({folder: batch.cursor for folder, batch in batches.items()})
    return batches


def opened_folders(caplog: pytest.LogCaptureFixture) -> list[str]:
    said = (re.search(r'> b.*EXAMINE "(.*)"', record.getMessage()) for record in caplog.records)
    return [found.group(1) for found in said if found]


def test_folders_of_any_name_are_told_of(other: IMAPClient) -> None:
    for name in NAMES:
        other.create_folder(name)
        other.append(name, make_letter())
    found = read_states(other, NAMES)
    assert set(found) == set(NAMES)
    assert {state.uidnext for state in found.values()} == {2}
    assert all(state.uidvalidity for state in found.values())


def test_a_folder_without_news_is_not_opened_and_one_with_news_is_read(
    mailbox: ImapMailbox, other: IMAPClient, caplog: pytest.LogCaptureFixture
) -> None:
    for name in NAMES:
        other.create_folder(name)
    cursors: dict[str, Cursor] = {}
    read_all(mailbox, cursors)
    caplog.set_level(logging.DEBUG, logger="imapclient")
    other.append("面试", make_letter())
    caplog.clear()
    batches = read_all(mailbox, cursors)
    assert [folder for folder, batch in batches.items() if batch.messages] == ["面试"]
    assert opened_folders(caplog) == ["INBOX", "&l2KL1Q-"]
    assert not any(batch.messages for batch in read_all(mailbox, cursors).values())


def test_what_a_listing_said_counts_for_one_reading_only(mailbox: ImapMailbox, other: IMAPClient) -> None:
    cursors: dict[str, Cursor] = {}
    read_all(mailbox, cursors)
    mailbox.folders_to_watch()
    assert not mailbox.fetch_new(folder="Archive", cursor=cursors["Archive"], since=long_ago()).messages
    other.append("Archive", make_letter())
    assert mailbox.fetch_new(folder="Archive", cursor=cursors["Archive"], since=long_ago()).messages


def test_a_folder_that_was_made_anew_is_read_anew(mailbox: ImapMailbox, other: IMAPClient) -> None:
    other.create_folder("Jobs")
    other.append("Jobs", make_letter(message_id="old@example.org"))
    cursors: dict[str, Cursor] = {}
    read_all(mailbox, cursors)
    time.sleep(1.1)  # Dovecot takes its numbering from the clock, in seconds
    other.delete_folder("Jobs")
    other.create_folder("Jobs")
    other.append("Jobs", make_letter(message_id="new@example.org"))
    batch = read_all(mailbox, cursors)["Jobs"]
    assert (batch.was_reset, len(batch.messages)) == (True, 1)


def test_a_numbering_that_changes_between_two_batches_is_noticed(
    mailbox: ImapMailbox, other: IMAPClient
) -> None:
    other.create_folder("Jobs")
    for number in range(4):
        other.append("Jobs", make_letter(message_id=f"{number}@example.org"))
    first = mailbox.fetch_new(folder="Jobs", cursor=None, since=long_ago(), limit=2)
    assert first.has_more
    other.rename_folder("Jobs", "Old jobs")
    other.create_folder("Jobs")
    other.append("Jobs", make_letter(message_id="answer@example.org"))
    mailbox.close()
    second = mailbox.fetch_new(folder="Jobs", cursor=first.cursor, since=long_ago(), limit=2)
    assert second.was_reset
    assert [b"answer@example.org" in message.content for message in second.messages] == [True]


def test_a_folder_that_is_renamed_while_it_is_read_is_named_and_found_under_its_new_name(
    mailbox: ImapMailbox, other: IMAPClient
) -> None:
    other.create_folder("Jobs")
    assert "Jobs" in mailbox.folders_to_watch()
    other.append("Jobs", make_letter())
    other.rename_folder("Jobs", "Applications")
    with pytest.raises(Permanent) as refused:
        mailbox.fetch_new(folder="Jobs", cursor=None, since=long_ago())
    assert refused.value.cause == "folder-missing"
    assert "Applications" in mailbox.folders_to_watch()
    assert mailbox.fetch_new(folder="Applications", cursor=None, since=long_ago()).messages


def test_of_a_hundred_folders_some_are_watched_and_those_that_matter_always(
    mailbox: ImapMailbox, mail_account: Account
) -> None:
    mailbox.check()
    user = find_server_user()
    for number in range(100):
        place = make_maildir(mail_account.maildir / f".Project {number:04}")
        for path in (place, *place.iterdir()):
            give(path, user.uid, user.gid)
    watched = mailbox.folders_to_watch()
    assert {"INBOX", "Sent", "Junk", "Archive", "Trash"} <= set(watched)
    assert 40 <= len(watched) <= 50


def give(path: Path, uid: int, gid: int) -> None:
    if os.geteuid() == 0:
        os.chown(path, uid, gid)


@pytest.mark.parametrize(
    ("state", "has_no_news"),
    [
        (FolderState(uidvalidity=7, uidnext=11), True),
        (FolderState(uidvalidity=7, uidnext=12), False),
        (FolderState(uidvalidity=8, uidnext=11), False),
        (FolderState(uidvalidity=7, uidnext=12, highestmodseq=5), True),
        (FolderState(uidvalidity=7, uidnext=12, highestmodseq=6), False),
        (FolderState(uidvalidity=8, uidnext=12, highestmodseq=5), False),
    ],
)
def test_news_are_told_by_the_numbering(state: FolderState, has_no_news: bool) -> None:
    cursor = Cursor(folder="Archive", uidvalidity=7, last_uid=10, highestmodseq=5)
    assert state.has_no_news(cursor) is has_no_news
