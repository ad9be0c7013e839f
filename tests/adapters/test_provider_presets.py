"""The table of providers is complete and leads to the right one."""

import socket
import struct
import threading

import pytest

from afterword.adapters.folder_roles import Folder, Role, choose_watched, find_role, make_folder
from afterword.adapters.http_line import split_address
from afterword.adapters.mail_exchangers import find_exchangers
from afterword.adapters.oauth_providers import KNOWN
from afterword.adapters.provider_presets import (
    PRESETS,
    ProviderPreset,
    find_by_address,
    find_by_exchanger,
    find_by_host,
)
from afterword.adapters.server_address import Security, ServerAddress, is_loopback
from afterword.adapters.sign_in_faults import judge_sign_in
from afterword.ports.errors import Temporary


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
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
    assert known.domains or known.exchangers
    assert all(find_by_address(f"me@{domain.upper()}") is known for domain in known.domains)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_each_preset_has_a_way_to_sign_in_that_exists(preset: ProviderPreset) -> None:
    assert preset.rungs
    assert preset.grant in ("", *KNOWN)
    assert bool(preset.jmap_url) == bool(preset.key_page)
    for url in (preset.jmap_url, preset.caldav_url):
        assert url == "" or split_address(url)[0][0] == "https"


@pytest.mark.parametrize(
    ("exchanger", "name"),
    [
        ("ASPMX.L.GOOGLE.COM.", "Gmail"),
        ("northwind-com.mail.protection.outlook.com", "Microsoft 365"),
        ("in1-smtp.messagingengine.com", "Fastmail"),
        ("mx00.kundenserver.de", "IONOS"),
        ("mx.zoho.com", "Zoho Mail (own domain)"),
        ("mail.northwind.example", None),
        ("notgoogle.com", None),
    ],
)
def test_a_company_s_domain_is_known_by_who_takes_its_mail(exchanger: str, name: str | None) -> None:
    found = find_by_exchanger(exchanger)
    assert (found.name if found else None) == name


class NameServer:
    """Answers one question for MX with what it was given, over UDP."""

    def __init__(self, answers: list[tuple[int, str]], *, spoils: bool = False) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = self.socket.getsockname()
        self.answers, self.spoils = answers, spoils
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        question, client = self.socket.recvfrom(512)
        body = question[:2] + struct.pack(">HHHHH", 0x8180, 1, len(self.answers), 0, 0) + question[12:]
        for preference, name in self.answers:
            spelt = b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0"
            data = struct.pack(">H", preference) + spelt
            body += b"\xc0\x0c" + struct.pack(">HHIH", 15, 1, 60, len(data)) + data
        self.socket.sendto(body[: len(body) // 2] if self.spoils else body, client)
        self.socket.close()


def test_the_exchangers_of_a_domain_come_by_their_preference() -> None:
    server = NameServer([(20, "alt.google.com"), (10, "aspmx.l.google.com")])
    assert find_exchangers("northwind.example", resolver=server.address) == (
        "aspmx.l.google.com",
        "alt.google.com",
    )
    assert find_exchangers("not a domain..", resolver=("127.0.0.1", 9)) == ()


def test_a_name_server_that_spoils_its_answer_or_is_silent_is_said() -> None:
    spoilt = NameServer([(10, "aspmx.l.google.com")], spoils=True)
    for resolver in (spoilt.address, ("127.0.0.1", 9)):
        with pytest.raises(Temporary) as caught:
            find_exchangers("northwind.example", resolver=resolver, timeout=0.3)
        assert caught.value.cause == "no-resolver"


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


@pytest.mark.parametrize(
    ("address", "username"), [("jonas@free.fr", "jonas"), ("jonas@gmx.de", "jonas@gmx.de")]
)
def test_who_signs_in_is_the_address_or_what_stands_before_it(address: str, username: str) -> None:
    preset = find_by_address(address)
    assert preset is not None
    assert preset.username_of(address) == username
