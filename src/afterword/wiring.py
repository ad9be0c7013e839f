"""The composition root: settings and accounts become concrete adapters. Only this module imports `adapters`."""

import os
import secrets as chance
import sys
import threading
import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.db import DatabaseError

from afterword.account_wiring import (
    check_grant,
    credential,
    mailbox_key,
    open_calendar,
    open_mailbox,
    open_submission,
)
from afterword.account_wiring import data_folder as data_folder
from afterword.account_wiring import secrets as secrets
from afterword.adapters.data_backup import BackupError as BackupError
from afterword.adapters.data_backup import read_backup, write_backup
from afterword.adapters.harper_grammar import HarperGrammar
from afterword.adapters.mail_exchangers import find_exchangers
from afterword.adapters.mail_notice import MailNotice
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.openai_endpoint import OpenAiEndpoint
from afterword.adapters.own_jobs import OwnJobs
from afterword.adapters.own_lists_folder import OwnListError, read_folder
from afterword.adapters.provider_presets import (
    ProviderPreset,
    find_by_address,
    find_by_exchanger,
    find_by_host,
)
from afterword.letters.own_lists import set_own_lists
from afterword.ports.calendar import CalendarPort
from afterword.ports.errors import PortError
from afterword.ports.grammar import GrammarPort
from afterword.ports.jobs import DesksPort, JobsPort
from afterword.ports.mailbox import MailboxPort
from afterword.ports.model import ModelPlace, ModelPort
from afterword.ports.notice import NoticePort
from afterword.ports.submission import CheckStep, SubmissionPort

if TYPE_CHECKING:
    from afterword.models import CalendarSource, Candidate, MailAccount
    from afterword.workflows.ways import NewIds


class DataFolderError(Exception):
    """The data folder or the database cannot be used. The text is one sentence for the person."""


def start_django(*, web: bool = False) -> None:
    """Load settings and models; with the pages' apps where `web`. A second call does nothing."""
    if web:
        os.environ["AFTERWORD_WEB"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.settings")
    django.setup()


def machine_zone() -> str:
    """The IANA name of this machine's time zone, or UTC where it does not say."""
    from django.conf import settings

    named = settings.MACHINE_TZ.lstrip(":") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return named if named in zoneinfo.available_timezones() else "UTC"


def prepare_database() -> None:
    """Make the data folder (for its owner only) and bring the tables up to date. Raises DataFolderError."""
    from afterword.models.tables import NewerTables, bring_up_to_date

    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        bring_up_to_date(folder)
    except NewerTables as error:
        raise DataFolderError(str(error)) from None
    except (FileExistsError, NotADirectoryError) as error:
        in_the_way = next((each for each in (folder, *folder.parents) if each.is_file()), folder)
        raise DataFolderError(
            f"{in_the_way} is a file where a folder is needed. Nothing was changed; move that file away, or "
            "name another folder with AFTERWORD_DATA."
        ) from error
    except OSError as error:
        raise DataFolderError(
            f"The data folder {folder} cannot be used ({error.strerror}). Nothing was changed; free some room "
            "there, or name another folder with AFTERWORD_DATA."
        ) from error
    except DatabaseError as error:
        raise DataFolderError(
            f"The database in {folder} cannot be opened ({error}). It was left as it is; check free space and "
            "permissions, or name another folder with AFTERWORD_DATA."
        ) from error


def back_up(target: Path) -> int:
    """Write everything into the new file `target`. Returns its bytes. Raises BackupError."""
    from django.conf import settings

    from afterword import __version__

    if settings.DATABASE_URL:
        raise BackupError("With PostgreSQL, pg_dump makes the backup: see docs/howto/backup-and-restore.md.")
    return write_backup(data_folder(), target, version=__version__)


def restore(source: Path | None, *, now: datetime) -> int:
    """Put a backup into the empty data folder, and hold back what may have gone out since it was made; without a
    `source` only the latter, for a database that its own tools restored. Returns how many letters are held back.
    Raises BackupError, DataFolderError."""
    from afterword.workflows.after_restore import hold_back_restored

    if source is not None:
        read_backup(source, data_folder())
    prepare_database()
    return hold_back_restored(now=now)


def public_address() -> str:
    """Where people reach the pages, where the environment says it."""
    from django.conf import settings

    return str(settings.ADDRESS)


def secret_key() -> str:
    """The key that signs cookies: that of the environment (the same on every web machine), or one made once and kept
    with the passwords."""
    given = os.environ.get("AFTERWORD_SECRET_KEY", "")
    if given:
        return given
    store = secrets()
    known = store.read("secret-key")
    if known is None:
        known = chance.token_urlsafe(48)
        store.write("secret-key", known)
    return known


def preset_of_host(host: str) -> ProviderPreset | None:
    """The provider that uses this server, for company domains hosted there."""
    return find_by_host(host) if host else None


def preset_values(preset: ProviderPreset, rung: str) -> dict[str, Any]:
    """The fields of AccountValues for one of the preset's ways to sign in."""
    if rung == "key":
        return {
            "submission_kind": "jmap", "mailbox_kind": "jmap", "jmap_url": preset.jmap_url, "sign_in": "key",
            "files_own_sent_copy": True,
        }  # fmt: skip
    return {
        "submission_kind": "smtp", "smtp_host": preset.smtp_host, "smtp_port": preset.smtp_port,
        "smtp_security": preset.smtp_security, "mailbox_kind": "imap", "imap_host": preset.imap_host,
        "imap_port": preset.imap_port, "imap_security": preset.imap_security, "jmap_url": "", "sign_in": rung,
        "files_own_sent_copy": preset.files_sent_copy,
    }  # fmt: skip


@cache
def grammar() -> GrammarPort:
    """One checker for the whole program; its process starts when it is first asked."""
    return HarperGrammar()


def presets(address: str, *, look_up: bool = False) -> ProviderPreset | None:
    """What is known about the servers of the provider behind an address. Only with `look_up` the network is asked: who
    takes the mail of its domain. Raises Temporary where nobody answers."""
    known = find_by_address(address)
    if known is not None or not look_up:
        return known
    found = (find_by_exchanger(host) for host in find_exchangers(address.rpartition("@")[2]))
    return next((preset for preset in found if preset is not None), None)


class AccountWays:
    """The `Ways` of workflows/ways.py for real accounts. A mailbox belongs to one thread at a time: the one that asked
    for it first, until it puts it back. `keep` mailboxes stay open for whoever comes next.

    `on_step` is the hook of fault injection; `now` the clock of the edge that made this."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        base_url: str = "http://127.0.0.1:8123",
        on_step: Callable[[str], None] = lambda name: None,
        final_timeout: float = 600,
        keep: int = 4,
    ) -> None:
        self._now = now
        self._base_url = base_url
        self._on_step = on_step
        self._final_timeout = final_timeout
        self._keep = keep
        self._mine = threading.local()
        self._resting: dict[object, MailboxPort] = {}
        self._lock = threading.Lock()

    def submission(self, account: "MailAccount") -> SubmissionPort | None:
        password = self._password(account)
        return open_submission(
            account, password=password, on_step=self._on_step, final_timeout=self._final_timeout
        )

    def mailbox(self, account: "MailAccount") -> MailboxPort | None:
        # A changed password or server opens a new line; the old one is left to close by itself.
        password = self._password(account)
        key = mailbox_key(account, password)
        mine: dict[object, MailboxPort] = self._mine.__dict__.setdefault("mailboxes", {})
        if key not in mine:
            with self._lock:
                found = self._resting.pop(key, None)
            found = found or open_mailbox(account, password=password)
            if found is None:
                return None
            mine[key] = found
        return mine[key]

    def calendar(self, source: "CalendarSource") -> CalendarPort:
        return open_calendar(source)

    def put_back(self) -> None:
        """This thread is done with its mailboxes. The newest stay open, the others are closed."""
        mine: dict[object, MailboxPort] = self._mine.__dict__.pop("mailboxes", {})
        with self._lock:
            replaced = [old for key in mine if (old := self._resting.pop(key, None)) is not None]
            self._resting |= mine
            keys = list(self._resting)[: max(0, len(self._resting) - self._keep)]
            replaced += [self._resting.pop(key) for key in keys]
        for mailbox in replaced:
            mailbox.close()

    def close_own(self) -> None:
        """Close what this thread has open; what others rest on stays."""
        known: dict[object, MailboxPort] = self._mine.__dict__.pop("mailboxes", {})
        for mailbox in known.values():
            mailbox.close()

    def forget_mailboxes(self) -> None:
        """Close what this thread has open, and what nobody has in hand: after a changed password, and at the end."""
        known: dict[object, MailboxPort] = self._mine.__dict__.pop("mailboxes", {})
        with self._lock:
            resting, self._resting = self._resting, {}
        for mailbox in (*known.values(), *resting.values()):
            mailbox.close()

    def notices(self, candidate: "Candidate") -> NoticePort | None:
        from afterword.models import MailAccount

        account = MailAccount.objects.filter(candidate=candidate).first()
        submission = self.submission(account) if account is not None else None
        if account is None or submission is None:
            return None
        return MailNotice(
            submission, name=candidate.name, address=account.address, base_url=self._base_url, now=self._now
        )

    def new_ids(self) -> "NewIds":
        from afterword.workflows.ways import NewIds

        return NewIds(token=chance.token_urlsafe(18), correlation=chance.token_hex(16))

    def on_step(self, name: str) -> None:
        self._on_step(name)

    def _password(self, account: "MailAccount") -> str | Bearer:
        return credential(account, now=self._now)


def ways(*, now: Callable[[], datetime], base_url: str = "http://127.0.0.1:8123") -> AccountWays:
    """The ways of this program. AFTERWORD_FAULT_AT=name or name:2 stops it dead at a step (tests only)."""
    return AccountWays(now=now, base_url=base_url, on_step=_fault_hook())


def jobs(desks: DesksPort) -> JobsPort:
    """The engine that AFTERWORD_JOBS names: our own, or Procrastinate on the same PostgreSQL."""
    from django.conf import settings

    usual: dict[str, Any] = {
        "threads": settings.WORKER_THREADS, "lease": settings.WORKER_LEASE, "grace": settings.WORKER_GRACE,
    }  # fmt: skip
    if settings.JOBS != "procrastinate":
        return OwnJobs(desks, **usual)
    from afterword.adapters.procrastinate_jobs import ProcrastinateJobs

    return ProcrastinateJobs(desks, connection_url=settings.DATABASE_URL, execute=execute, **usual)


def execute(sql: str, values: Sequence[Any]) -> None:
    """In the transaction that is open."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _fault_hook() -> Callable[[str], None]:
    wanted = os.environ.get("AFTERWORD_FAULT_AT")
    if not wanted:
        return lambda name: None
    name, _, count = wanted.partition(":")
    left = int(count or "1")

    def stop_there(step: str) -> None:
        nonlocal left
        if step == name:
            left -= 1
            if left == 0:
                sys.stderr.flush()
                os._exit(137)

    return stop_there


def _doctor_of_calendar(candidate: "Candidate") -> list[CheckStep]:
    from afterword.models import CalendarSource

    source = CalendarSource.objects.filter(candidate=candidate).first()
    if source is None:
        return []
    try:
        return list(open_calendar(source).check())
    except PortError as error:
        return [CheckStep(name="calendars", ok=False, message=str(error), cause=error.cause)]


def doctor(account: "MailAccount", *, now: Callable[[], datetime]) -> list[CheckStep]:
    """Look at the way out and the way in, step by step; sends nothing and changes nothing."""
    steps: list[CheckStep] = []
    own = AccountWays(now=now)
    try:
        if account.sign_in == "grant":
            steps += check_grant(account, now=now)
        if all(step.ok for step in steps):  # without access the rest only repeats what is wrong
            for name, way in (("letters", own.submission(account)), ("mailbox", own.mailbox(account))):
                if way is not None:
                    steps += [replace(step, name=f"{name}: {step.name}") for step in way.check()]
    except PortError as error:
        steps.append(CheckStep(name="account", ok=False, message=str(error), cause=error.cause))
    finally:
        own.forget_mailboxes()
    steps += _doctor_of_calendar(account.candidate)
    if not steps:
        sentence = (
            "No way out and no mailbox are set up yet. Run `afterword account`, or open Settings, Mailbox."
        )
        steps.append(CheckStep(name="account", ok=False, message=sentence, cause="not-set-up"))
    return steps


def model_defaults() -> ModelPlace:
    """What a hosted installation offers in the settings before the person chose: AFTERWORD_MODEL_URL and
    AFTERWORD_MODEL_NAME. Model help stays off until they turn it on."""
    return ModelPlace(
        url=os.environ.get("AFTERWORD_MODEL_URL", "").strip().rstrip("/"),
        name=os.environ.get("AFTERWORD_MODEL_NAME", "").strip(),
    )


def only_model_url() -> str | None:
    """Where several people share this installation, the one address that a model may be asked at (it may be none);
    None where the only person here may name any. Else one could have this machine look into its own network."""
    from django.conf import settings

    return model_defaults().url if settings.SIGN_IN != "none" else None


def model_key(candidate: "Candidate") -> str:
    """The person's own key, or AFTERWORD_MODEL_KEY where they use the address that the installation offers."""
    from afterword.workflows.model_settings import model_help_of

    setting = model_help_of(candidate)
    own = (secrets().read(setting.secret_name) or "") if setting and setting.secret_name else ""
    if own or setting is None or not setting.url or setting.url != model_defaults().url:
        return own
    return os.environ.get("AFTERWORD_MODEL_KEY", "")


def model_port(candidate: "Candidate") -> ModelPort | None:
    """The model that this person turned on, or None."""
    from afterword.workflows.model_settings import model_help_of

    setting = model_help_of(candidate)
    if setting is None or not setting.is_on or not setting.url or not setting.name:
        return None
    if only_model_url() not in (None, setting.url):
        return None
    return OpenAiEndpoint(ModelPlace(url=setting.url, name=setting.name), key=model_key(candidate))


def use_own_lists(folder: Path) -> None:
    """The user's own lists count from now on. Raises DataFolderError with file and line of what is wrong."""
    try:
        set_own_lists(read_folder(folder))
    except OwnListError as error:
        raise DataFolderError(str(error)) from None
