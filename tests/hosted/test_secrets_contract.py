"""What every SecretsPort keeps: the file of a laptop, and the database of many machines, under a seal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from afterword.adapters.file_secrets import FileSecrets
from afterword.adapters.sealed_secrets import SealedSecrets
from afterword.ports.errors import Permanent
from afterword.ports.secrets import SecretsPort
from afterword.workflows.sealed_rows import SealedRows

pytestmark = pytest.mark.django_db
KEY = "a key of a test, which is long enough"
Again = Callable[[], SecretsPort]


@pytest.fixture(params=["file", "sealed"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Again:
    """The same store, opened by another program."""
    if request.param == "file":
        return lambda: FileSecrets(tmp_path / "data" / "secrets.json")
    return lambda: SealedSecrets(SealedRows(), [KEY])


def test_what_was_never_kept_is_not_there(again: Again) -> None:
    assert again().read("mail-account-1") is None
    again().erase("mail-account-1")


@pytest.mark.parametrize(
    "value", ["hunter2", "", "pässwörd \n '\"\\ 密码", "-----BEGIN PRIVATE KEY-----\n" + "x" * 20_000]
)
def test_another_program_reads_what_was_kept(again: Again, value: str) -> None:
    again().write("mail-account-1", value)
    assert again().read("mail-account-1") == value
    assert again().read("mail-account-2") is None


def test_the_newest_counts_and_what_is_erased_is_gone(again: Again) -> None:
    again().write("mail-account-1", "old")
    again().write("mail-account-2", "another's")
    again().write("mail-account-1", "new")
    assert again().read("mail-account-1") == "new"
    again().erase("mail-account-1")
    assert again().read("mail-account-1") is None
    assert again().read("mail-account-2") == "another's"


def test_a_damaged_store_says_so_and_is_left_as_it_is(again: Again, tmp_path: Path) -> None:
    from afterword.models import SealedSecret

    again().write("mail-account-1", "hunter2")
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "secrets.json").write_bytes(b'{"mail-account-1": "hun')
    SealedSecret.objects.update(sealed=b"\0" * 40)
    with pytest.raises(Permanent) as caught:
        again().read("mail-account-1")
    assert caught.value.cause == "secrets-unreadable"
    assert (tmp_path / "data" / "secrets.json").read_bytes() == b'{"mail-account-1": "hun'
    assert [bytes(row.sealed) for row in SealedSecret.objects.all()] in ([], [b"\0" * 40])
