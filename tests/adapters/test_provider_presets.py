"""The table of providers is complete and leads to the right one."""

import pytest

from afterword.adapters.folder_roles import Folder, Role, choose_watched, find_role, make_folder
from afterword.adapters.provider_presets import PRESETS, find_by_address, find_by_host
from afterword.adapters.server_address import Security, ServerAddress, is_loopback
from afterword.adapters.sign_in_faults import judge_sign_in


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.domains[0])
def test_each_preset_gives_secured_servers_and_no_domain_twice(preset: object) -> None:
    [known] = [one for one in PRESETS if one is preset]
    for host, port, security in (
        (known.imap_host, known.imap_port, known.imap_security),
        (known.smtp_host, known.smtp_port, known.smtp_security),
    ):
        address = ServerAddress(host=host, port=port, security=Security(security))
        assert address.security is not Security.PLAIN or is_loopback(host)
        assert (port, security) in {
            *((993, "tls"), (465, "tls"), (587, "starttls"), (1143, "starttls"), (1025, "starttls")),
        }
    assert sum(domain in one.domains for one in PRESETS for domain in known.domains) == len(known.domains)
    assert find_by_address(f"me@{known.domains[0].upper()}") is known


def test_there_are_about_twenty_five_and_the_unknown_is_not_guessed() -> None:
    assert len(PRESETS) >= 25
    assert find_by_address("me@northwind.example") is None
    assert find_by_address("me@tenant.onmicrosoft.com") == find_by_address("me@onmicrosoft.com")
    assert find_by_host("IMAP.gmail.com.") == find_by_address("me@gmail.com")
    assert find_by_host("127.0.0.1") is None


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("imap.gmail.com", "Google Account > Security > App passwords"),
        ("imap.mail.yahoo.com", "Yahoo Account > Security > App passwords"),
        ("imap.mail.me.com", "App-Specific Passwords"),
    ],
)
def test_a_refused_password_at_a_provider_with_app_passwords_says_where_to_make_one(
    host: str, words: str
) -> None:
    error = judge_sign_in("535 5.7.8 Authentication failed", host=host, code=535)
    assert error.cause == "wrong-password"
    assert words in str(error)


@pytest.mark.parametrize(
    ("name", "flags", "delimiter", "role"),
    [
        ("INBOX", (), "/", Role.INBOX),
        ("inbox", (), "/", Role.INBOX),
        ("[Gmail]/Gesendet", ("\\HasNoChildren", "\\Sent"), "/", Role.SENT),
        ("[Gmail]/Alle Nachrichten", ("\\All",), "/", Role.ALL),
        ("INBOX.Sent", (), ".", Role.SENT),
        ("Éléments envoyés", (), "/", Role.SENT),
        ("Deleted Items", (), "/", Role.TRASH),
        ("Sent to the printer", (), "/", Role.NONE),
        ("Projects/sentinel", (), "/", Role.NONE),
    ],
)
def test_a_folder_has_the_role_that_its_mark_or_name_says(
    name: str, flags: tuple[str, ...], delimiter: str, role: Role
) -> None:
    assert make_folder(name, flags=flags, delimiter=delimiter).role is role


def test_a_declared_role_beats_a_name() -> None:
    folders = [make_folder("Sent"), make_folder("Gesendet", flags=("\\Sent",))]
    assert find_role(folders, Role.SENT) == "Gesendet"


def test_all_mail_replaces_the_archive_and_the_own_folders_and_drafts_are_never_watched() -> None:
    names = ["INBOX", "Jobs", "Archive", "Drafts", "Calendar", "Trash", "Sent", "Spam"]
    plain = [make_folder(name) for name in names]
    assert choose_watched(plain) == ("INBOX", "Spam", "Archive", "Sent", "Trash", "Jobs")
    with_all = [*plain, Folder(name="[Gmail]/All Mail", role=Role.ALL, role_is_declared=True)]
    assert choose_watched(with_all) == ("INBOX", "Spam", "[Gmail]/All Mail", "Sent", "Trash")


def test_only_this_machine_counts_as_loopback() -> None:
    assert all(is_loopback(host) for host in ("localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1"))
    assert not any(
        is_loopback(host) for host in ("localhost.example.org", "10.0.0.1", "127.0.0.1.example", "")
    )
