"""How an account reaches its servers: which adapter, with which password, key or granted access."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.adapters.caldav_calendar import CaldavCalendar
from afterword.adapters.file_secrets import FileSecrets
from afterword.adapters.fixed_key import FixedKey
from afterword.adapters.http_line import HttpLine
from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.jmap_mailbox import JmapMailbox
from afterword.adapters.jmap_submission import JmapSubmission
from afterword.adapters.maildir_mailbox import MaildirMailbox
from afterword.adapters.oauth_grant import Grant, read_grant
from afterword.adapters.oauth_tokens import AccessTokens, Bearer
from afterword.adapters.sealed_secrets import SealedSecrets, key_id, other_key
from afterword.adapters.sendmail_submission import SendmailSubmission
from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.smtp_submission import SmtpSubmission
from afterword.ports.calendar import CalendarPort
from afterword.ports.errors import Permanent, Temporary
from afterword.ports.mailbox import MailboxPort
from afterword.ports.secrets import SecretsPort
from afterword.ports.submission import CheckStep, SubmissionPort
from afterword.said import say

if TYPE_CHECKING:
    from afterword.models import CalendarSource, MailAccount


def data_folder() -> Path:
    from django.conf import settings

    return Path(settings.DATA)


def secrets() -> SecretsPort:
    """A file of the data folder; with a sealing key the database, where every machine finds them."""
    from django.conf import settings

    stored = FileSecrets(data_folder() / "secrets.json")
    return _sealed(before=stored) if settings.SEALING_KEYS else stored


def _sealed(*, before: FileSecrets | None) -> SealedSecrets:
    from django.conf import settings

    from afterword.workflows.sealed_rows import SealedRows

    return SealedSecrets(SealedRows(), settings.SEALING_KEYS, before=before)


def why_not_opened() -> str:
    """Where passwords are sealed with a key that nobody named: the sentence to say. Else empty."""
    from django.conf import settings

    from afterword.workflows.sealed_rows import keys_in_use

    unknown = sorted(keys_in_use() - {key_id(key) for key in settings.SEALING_KEYS})
    return other_key(unknown[0]) if unknown else ""


def seal_everything() -> int:
    """Into the database what lies in the file, and under the first key what is sealed with another one. Returns how
    many. Raises PortError; what was not reached is as it was."""
    from django.conf import settings

    from afterword.workflows.sealed_rows import seal_everything as seal

    stored = FileSecrets(data_folder() / "secrets.json")
    names = stored.names()
    count = seal(_sealed(before=stored), current=key_id(settings.SEALING_KEYS[0]), besides=names)
    kept = _sealed(before=None)
    for name in names:
        # Only what can be read back leaves its old place.
        if kept.read(name) is not None:
            stored.erase(name)
    return count


@contextmanager
def hold(name: str) -> Iterator[None]:
    """By one program at a time: of this machine by a file `NAME.lock`, of all machines by the database."""
    from afterword.workflows.sealed_rows import one_at_a_time

    path = data_folder() / f"{name}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = path.open("w")
    except OSError as error:
        raise Temporary(
            say(
                "{path} cannot be written ({strerror}). Nothing was changed. Make room or give "
                "access, then try again.",
                path=path,
                strerror=error.strerror,
            ),
            cause="secrets-not-written",
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with one_at_a_time(name):
            yield


def ca_file() -> Path | None:
    named = os.environ.get("AFTERWORD_CA_FILE")
    return Path(named) if named else None


def server(host: str, port: int, security: str) -> ServerAddress:
    named = {"tls": Security.TLS, "starttls": Security.STARTTLS, "none": Security.PLAIN}
    return ServerAddress(host=host, port=port, security=named[security], ca_file=ca_file())


def open_submission(
    account: "MailAccount",
    *,
    password: str | Bearer,
    on_step: Callable[[str], None],
    final_timeout: float,
) -> SubmissionPort | None:
    if account.submission_kind == "smtp":
        return SmtpSubmission(
            server(account.smtp_host, account.smtp_port, account.smtp_security),
            username=account.username,
            password=password,
            final_timeout=final_timeout,
            on_phase=lambda phase: on_step(f"smtp-{phase}"),
        )
    if account.submission_kind == "sendmail":
        _check_local_mail()
        path = account.sendmail_path or None
        return SendmailSubmission(path=path, on_phase=lambda phase: on_step(f"sendmail-{phase}"))
    if account.submission_kind == "jmap":
        return JmapSubmission(
            account.jmap_url,
            username=account.username,
            password=password,
            final_timeout=final_timeout,
            ca_file=ca_file(),
            on_phase=lambda phase: on_step(f"jmap-{phase}"),
        )
    return None


def _check_local_mail() -> None:
    """Also of accounts that were saved before: a path that a person typed runs a program here, or reads a folder."""
    from django.conf import settings

    if not settings.LOCAL_MAIL:
        raise Permanent(
            "On a shared installation letters leave by a mail server and a mailbox is read by IMAP or JMAP. Nothing "
            "was sent or read; choose a server in Settings, Mailbox.",
            cause="local-mail-closed",
        )


def open_mailbox(account: "MailAccount", *, password: str | Bearer) -> MailboxPort | None:
    if account.mailbox_kind == "imap":
        return ImapMailbox(
            server(account.imap_host, account.imap_port, account.imap_security),
            username=account.username,
            password=password,
        )
    if account.mailbox_kind == "maildir":
        _check_local_mail()
        state = data_folder() / "maildir" / str(account.pk)
        return MaildirMailbox(Path(account.maildir_path).expanduser(), state_folder=state)
    if account.mailbox_kind == "jmap":
        return JmapMailbox(
            account.jmap_url,
            username=account.username,
            password=password,
            ca_file=ca_file(),
        )
    return None


def open_calendar(source: "CalendarSource") -> CalendarPort:
    """Raises Permanent for an address that cannot be one."""
    password = secrets().read(source.secret_name) or ""
    return CaldavCalendar(source.url, username=source.username, password=password, ca_file=ca_file())


def mailbox_key(account: "MailAccount", password: str | Bearer) -> tuple[object, ...]:
    """What an open line belongs to: another server, user or password needs another one."""
    return (
        account.pk, account.mailbox_kind, account.imap_host, account.imap_port, account.imap_security,
        account.username, account.maildir_path, account.jmap_url, password,
    )  # fmt: skip


def credential(account: "MailAccount", *, now: Callable[[], datetime]) -> str | Bearer:
    """The password, or where tokens come from."""
    if not account.secret_name:
        return ""
    if account.sign_in == "grant":
        return _tokens(data_folder(), grant_name(account), now)
    stored = secrets().read(account.secret_name) or ""
    return FixedKey(stored) if account.sign_in == "key" else stored


def grant_name(account: "MailAccount") -> str:
    return f"{account.secret_name}-grant"


def known_grant(account: "MailAccount") -> Grant | None:
    """What was granted, or only the app that may be granted something. Raises Permanent where it is damaged."""
    return read_grant(secrets().read(grant_name(account)))


def check_grant(account: "MailAccount", *, now: Callable[[], datetime]) -> list[CheckStep]:
    """The doctor's first step where the account signs in with granted access."""
    from afterword.adapters.check_steps import take_steps

    tokens = _tokens(data_folder(), grant_name(account), now)
    return take_steps([("access", tokens.describe)])


@lru_cache(maxsize=64)
def _tokens(folder: Path, name: str, now: Callable[[], datetime]) -> AccessTokens:
    """One for the whole program: it remembers tokens that a full disk did not take."""
    return AccessTokens(
        secrets(), name, http=HttpLine(ca_file=ca_file()), now=now, hold=lambda: hold("access")
    )
