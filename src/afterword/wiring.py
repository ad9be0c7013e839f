"""The composition root: settings and accounts become concrete adapters. Only this module imports `adapters`."""

import os
import secrets as chance
import zoneinfo
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.db import DatabaseError

from afterword.account_wiring import data_folder as data_folder
from afterword.account_wiring import hold as hold
from afterword.account_wiring import seal_everything as seal_everything
from afterword.account_wiring import secrets as secrets
from afterword.account_wiring import why_not_opened
from afterword.adapters.data_backup import BackupError as BackupError
from afterword.adapters.data_backup import read_backup, write_backup
from afterword.adapters.harper_grammar import HarperGrammar
from afterword.adapters.openai_endpoint import OpenAiEndpoint
from afterword.adapters.own_jobs import OwnJobs
from afterword.adapters.own_lists_folder import OwnListError, read_folder
from afterword.letters.words.own_lists import set_own_lists
from afterword.notice_wiring import check_services as check_services
from afterword.notice_wiring import push_key as push_key
from afterword.notice_wiring import services_missing as services_missing
from afterword.ports.grammar import GrammarPort
from afterword.ports.jobs import DesksPort, JobsPort
from afterword.ports.model import ModelPlace, ModelPort
from afterword.said import say
from afterword.setup_wiring import doctor as doctor
from afterword.setup_wiring import preset_of_host as preset_of_host
from afterword.setup_wiring import preset_values as preset_values
from afterword.setup_wiring import presets as presets
from afterword.ways_wiring import AccountWays as AccountWays
from afterword.ways_wiring import ways as ways

if TYPE_CHECKING:
    from afterword.models import Candidate


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
    try:
        # Each page asks: looking one zone up costs nothing, listing all of them costs ten milliseconds.
        return zoneinfo.ZoneInfo(named).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"


def prepare_database() -> None:
    """Make the data folder (for its owner only) and bring the tables up to date. Raises DataFolderError."""
    from afterword.models.tables import NewerTables, bring_up_to_date

    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        bring_up_to_date(folder)
        _check_seals()
    except NewerTables as error:
        raise DataFolderError(str(error)) from None
    except (FileExistsError, NotADirectoryError) as error:
        in_the_way = next((each for each in (folder, *folder.parents) if each.is_file()), folder)
        raise DataFolderError(
            say(
                "{in_the_way} is a file where a folder is needed. Nothing was changed; move that "
                "file away, or name another folder with AFTERWORD_DATA.",
                in_the_way=in_the_way,
            )
        ) from error
    except OSError as error:
        raise DataFolderError(
            say(
                "The data folder {folder} cannot be used ({strerror}). Nothing was changed; free "
                "some room there, or name another folder with AFTERWORD_DATA.",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    except DatabaseError as error:
        raise DataFolderError(
            say(
                "The database in {folder} cannot be opened ({error}). It was left as it is; check "
                "free space and permissions, or name another folder with AFTERWORD_DATA.",
                folder=folder,
                error=error,
            )
        ) from error


def _check_seals() -> None:
    """Hosted, at the start and not at the first letter: can what is sealed be opened? Raises DataFolderError."""
    from django.conf import settings

    if settings.DATABASE_URL or settings.SEALING_KEYS:
        why = why_not_opened()
        if why:
            raise DataFolderError(why)


def back_up(target: Path) -> int:
    """Write everything into the new file `target`. Returns its bytes. Raises BackupError."""
    from django.conf import settings

    from afterword import __version__

    if settings.DATABASE_URL:
        raise BackupError(
            say("With PostgreSQL, pg_dump makes the backup: see docs/howto/backup-and-restore.md.")
        )
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
        with hold("secret-key"):
            known = store.read("secret-key")
            if known is None:
                known = chance.token_urlsafe(48)
                store.write("secret-key", known)
    return known


@cache
def grammar() -> GrammarPort:
    """One checker for the whole program; its process starts when it is first asked."""
    return HarperGrammar()


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
