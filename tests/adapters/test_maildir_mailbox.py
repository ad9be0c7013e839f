"""MaildirMailbox: whatever other programs do with the files, each message comes once, and none is touched."""

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afterword.adapters.maildir_mailbox import MaildirMailbox
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.ports.mailbox import Batch, Cursor
from tests.adapters.mailbox_stands import MaildirStand, long_ago, make_maildir, message_files, put_message
from tests.adapters.sample_letters import SENT_AT, make_letter


@pytest.fixture
def stand(tmp_path: Path) -> MaildirStand:
    return MaildirStand(tmp_path)


def fetch(stand: MaildirStand, cursor: Cursor | None = None) -> Batch:
    return stand.maildir.fetch_new(folder="INBOX", cursor=cursor, since=long_ago())


def picture(root: Path) -> dict[str, tuple[int, int, int, bytes]]:
    """Every file with its mode, times and content."""
    return {
        str(path.relative_to(root)): (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            path.stat().st_ino,
            path.read_bytes(),
        )
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_reading_changes_nothing_in_the_maildir(stand: MaildirStand) -> None:
    for number in range(3):
        put_message(
            stand.root, make_letter(message_id=f"aw-{number}@example.org"), place="new" if number else "cur"
        )
    before = picture(stand.root)
    assert len(fetch(stand).messages) == 3
    stand.maildir.find_sent(message_id="aw-1@example.org", correlation="", since=long_ago())
    stand.maildir.wait(timeout=0)
    assert picture(stand.root) == before


def test_a_message_that_is_opened_flagged_and_uploaded_elsewhere_is_not_new_again(
    stand: MaildirStand,
) -> None:
    path = put_message(stand.root, make_letter())
    cursor = fetch(stand).cursor
    opened = path.rename(stand.root / "cur" / f"{path.name}:2,S")
    assert fetch(stand, cursor).messages == ()
    uploaded = opened.rename(stand.root / "cur" / f"{path.name},U=12:2,FRS")
    assert fetch(stand, cursor).messages == ()
    uploaded.rename(stand.root / "cur" / f"{path.name},U=12:2,")
    assert fetch(stand, cursor).messages == ()


def test_an_answer_with_an_old_time_that_arrives_late_is_not_stepped_over(stand: MaildirStand) -> None:
    """Programs that sync mail set file times to the server's: a cursor that trusts them would miss
    this one."""
    put_message(stand.root, make_letter(message_id="new@example.org"))
    cursor = fetch(stand).cursor
    two_days_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    put_message(stand.root, make_letter(message_id="late@example.org"), at=two_days_ago)
    [late] = fetch(stand, cursor).messages
    assert b"late@example.org" in late.content


def test_reading_many_messages_looks_at_the_folder_a_few_times_only(
    stand: MaildirStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One look for each message would take minutes in a large mailbox."""
    for number in range(50):
        put_message(stand.root, make_letter(message_id=f"aw-{number}@example.org"))
    looks: list[object] = []
    honest = os.scandir

    def count(path: object = ".") -> object:
        looks.append(path)
        return honest(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", count)
    assert len(fetch(stand).messages) == 50
    assert len(looks) < 25


def test_a_message_that_is_opened_between_listing_and_reading_is_still_read(
    stand: MaildirStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_message(stand.root, make_letter())
    honest = os.open

    def move_then_open(name: object, *arguments: object, **named: object) -> int:
        if str(name) == str(path) and path.exists():
            path.rename(stand.root / "cur" / f"{path.name}:2,S")
        return honest(name, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", move_then_open)
    [message] = fetch(stand).messages
    assert message.content == make_letter()


def test_messages_of_the_same_moment_all_come(stand: MaildirStand) -> None:
    moment = datetime.now(UTC).timestamp()
    cursor = None
    seen = 0
    for number in range(5):
        put_message(stand.root, make_letter(message_id=f"aw-{number}@example.org"), at=moment)
        batch = fetch(stand, cursor)
        cursor = batch.cursor
        seen += len(batch.messages)
    assert seen == 5


def test_two_programs_that_read_the_same_maildir_give_the_same_numbers(
    stand: MaildirStand, tmp_path: Path
) -> None:
    second = MaildirMailbox(stand.root, state_folder=stand.state_folder)
    put_message(stand.root, make_letter(message_id="aw-1@example.org"))
    first_look = fetch(stand)
    put_message(stand.root, make_letter(message_id="aw-2@example.org"))
    other_look = second.fetch_new(folder="INBOX", cursor=first_look.cursor, since=long_ago())
    assert [message.uid for message in other_look.messages] == [2]
    again = fetch(stand, first_look.cursor)
    assert (again.cursor, again.messages) == (other_look.cursor, other_look.messages)


def test_a_list_that_was_cut_by_a_crash_goes_on_from_its_last_whole_line(stand: MaildirStand) -> None:
    put_message(stand.root, make_letter())
    cursor = fetch(stand).cursor
    [path] = stand.state_folder.iterdir()
    with path.open("ab") as file:
        file.write(b"1795428706.half-a-na")
    restarted = MaildirMailbox(stand.root, state_folder=stand.state_folder)
    put_message(stand.root, make_letter(message_id="aw-2@example.org"))
    batch = restarted.fetch_new(folder="INBOX", cursor=cursor, since=long_ago())
    assert (batch.was_reset, [message.uid for message in batch.messages]) == (False, [2])


def test_a_list_that_is_garbage_is_begun_anew_and_said(stand: MaildirStand) -> None:
    put_message(stand.root, make_letter())
    cursor = fetch(stand).cursor
    [path] = stand.state_folder.iterdir()
    path.write_bytes(b"\0\0\0\0")
    restarted = MaildirMailbox(stand.root, state_folder=stand.state_folder)
    batch = restarted.fetch_new(folder="INBOX", cursor=cursor, since=long_ago())
    assert (batch.was_reset, len(batch.messages)) == (True, 1)


def test_hostile_files_are_survived_and_hide_no_message(stand: MaildirStand, tmp_path: Path) -> None:
    os.mkfifo(stand.root / "new" / "1795428706.pipe.laptop")
    (stand.root / "new" / "1795428706.folder.laptop").mkdir()
    (stand.root / "new" / "1795428706.dangling.laptop").symlink_to(tmp_path / "nowhere")
    (stand.root / "new" / "1795428706.loop.laptop").symlink_to(stand.root / "new" / "1795428706.loop.laptop")
    put_message(stand.root, b"")
    (stand.root / "new" / "line\nend.laptop").write_bytes(b"Subject: odd name\n\nx")
    (stand.root / "new" / os.fsdecode(b"\xff\xfe.laptop")).write_bytes(b"Subject: odd bytes\n\nx")
    (stand.root / "cur" / ("9" * 200)).write_bytes(b"Subject: long name\n\nx")
    put_message(stand.root, make_letter())
    batch = fetch(stand)
    assert len(batch.messages) == 5
    assert any(b"aw-1@example.org" in message.content for message in batch.messages)
    assert fetch(stand, batch.cursor).messages == ()
    restarted = MaildirMailbox(stand.root, state_folder=stand.state_folder)
    assert restarted.fetch_new(folder="INBOX", cursor=batch.cursor, since=long_ago()).messages == ()


def test_a_file_of_fifty_megabytes_is_cut(stand: MaildirStand) -> None:
    path = put_message(stand.root, b"Subject: huge\r\n\r\nFirst words.\r\n")
    os.truncate(path, 50_000_000)
    [message] = fetch(stand).messages
    assert message.is_truncated
    assert len(message.content) == 256 * 1024
    assert message.content.startswith(b"Subject: huge\r\n\r\nFirst words.\r\n")


def test_an_unreadable_message_comes_empty_since_it_may_be_an_answer(
    stand: MaildirStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_message(stand.root, make_letter())
    honest = os.open

    def refuse(name: object, *arguments: object, **named: object) -> int:
        # The suite may run as root, whom no file mode keeps out.
        if str(name) == str(path):
            raise PermissionError(13, "Permission denied")
        return honest(name, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    [message] = fetch(stand).messages
    assert (message.content, message.is_truncated) == (b"", True)


@pytest.mark.parametrize(
    ("folders", "sent"),
    [
        (["INBOX", "Sent", "Junk", "Drafts"], "Sent"),
        (["", ".Sent", ".Drafts"], "Sent"),
        (["", ".INBOX.Sent Items"], "INBOX.Sent Items"),
        (["INBOX", "Gesendet", "Papierkorb"], "Gesendet"),
        (["account/INBOX", "account/Sent"], "account/Sent"),
        (["", ".&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-"], "Отправленные"),
    ],
)
def test_the_usual_layouts_are_understood(folders: list[str], sent: str, tmp_path: Path) -> None:
    for folder in folders:
        make_maildir(tmp_path / "mail" / folder)
    mailbox = MaildirMailbox(tmp_path / "mail", state_folder=tmp_path / "state")
    assert mailbox.find_sent_folder() == sent
    assert sent in mailbox.folders_to_watch()
    assert not any("raft" in folder for folder in mailbox.folders_to_watch())


def test_the_filed_copy_is_private_marked_as_read_and_leaves_no_draft(stand: MaildirStand) -> None:
    stand.maildir.file_sent(message=make_letter(), at=SENT_AT)
    [path] = message_files(stand.root / ".Sent")
    assert path.name.endswith(":2,S")
    assert path.read_bytes() == make_letter()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_mtime == SENT_AT.timestamp()
    assert list((stand.root / ".Sent" / "tmp").iterdir()) == []


def test_a_full_disk_leaves_no_half_copy_and_says_so(
    stand: MaildirStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(Temporary, match="No space left") as caught:
        stand.maildir.file_sent(message=make_letter(), at=SENT_AT)
    assert caught.value.cause == "not-writable"
    assert [path for path in (stand.root / ".Sent").rglob("*") if path.is_file()] == []


def test_a_maildir_that_is_gone_is_named_by_the_doctor_and_by_reading(stand: MaildirStand) -> None:
    shutil.rmtree(stand.root)
    [step] = stand.maildir.check()
    assert (step.ok, step.cause) == (False, "folder-missing")
    with pytest.raises(PortError) as caught:
        fetch(stand)
    assert caught.value.cause == "folder-missing"


def test_a_maildir_without_sent_files_nothing(tmp_path: Path) -> None:
    make_maildir(tmp_path / "mail")
    mailbox = MaildirMailbox(tmp_path / "mail", state_folder=tmp_path / "state")
    with pytest.raises(Permanent) as caught:
        mailbox.file_sent(message=make_letter(), at=SENT_AT)
    assert caught.value.cause == "folder-missing"
