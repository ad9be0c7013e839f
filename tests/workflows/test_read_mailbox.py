"""How far a mailbox was read is kept, also where a later folder cannot be read."""

from datetime import datetime

import pytest

from afterword.models import FolderCursor
from afterword.ports.errors import Temporary
from afterword.ports.mailbox import Batch, Cursor, Sieve
from afterword.workflows.watch_mailbox import read_mailbox
from tests.fakes.fake_mailbox import FakeMailbox
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


class HalfAway(FakeMailbox):
    """The folder Archive cannot be read."""

    def fetch_new(
        self,
        *,
        folder: str,
        cursor: Cursor | None,
        since: datetime,
        limit: int = 500,
        sieve: Sieve | None = None,
    ) -> Batch:
        if folder == "Archive":
            raise Temporary("The line to 127.0.0.1 broke.", cause="line-dropped")
        return super().fetch_new(folder=folder, cursor=cursor, since=since, limit=limit, sieve=sieve)


def test_folders_before_the_one_that_failed_are_not_read_again() -> None:
    stage, mailbox = Stage(), HalfAway()
    stage.approved()
    mailbox.receive(b"From: a@shop.example\r\nSubject: x\r\n\r\nHello.\r\n", at=stage.now)
    outcome = read_mailbox(stage.account, mailbox, now=stage.now)
    assert outcome.cause == "line-dropped"
    kept = dict(FolderCursor.objects.values_list("folder", "last_uid"))
    assert kept == {"INBOX": 1, "Junk": 0}
    assert stage.account.read_at is None


def test_all_folders_are_kept_after_a_whole_reading() -> None:
    stage = Stage()
    stage.box.receive(b"From: a@shop.example\r\nSubject: x\r\n\r\nHello.\r\n", at=stage.now)
    read_mailbox(stage.account, stage.box, now=stage.now)
    assert set(FolderCursor.objects.values_list("folder", flat=True)) == set(stage.box.folders)
