"""Django's settings, all from the environment, failing loudly. docs/reference/settings.md lists every name.

Two app lists: the web needs static files and templates; the command line and the worker need the models only.
"""

import hashlib
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

from afterword import clock


class SettingError(SystemExit):
    """A setting that cannot be used. The text names the variable and what it may hold."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"afterword: {sentence}")


def data_folder() -> Path:
    """Where everything of the person lives (XDG), never in a checkout."""
    named = os.environ.get("AFTERWORD_DATA")
    return Path(named).expanduser().resolve() if named else user_data_path("afterword", appauthor=False)


def database(url: str | None, folder: Path) -> dict[str, object]:
    """SQLite in the data folder, or what AFTERWORD_DATABASE_URL names (postgresql://user:password@host:port/name)."""
    if not url:
        return {
            "ENGINE": "afterword.models.sqlite3",
            "NAME": str(folder / "afterword.sqlite3"),
            "OPTIONS": {
                # IMMEDIATE: a claim takes the write lock at once, instead of failing when it upgrades a read lock.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # How many statements stay prepared: more than all that are kept (models/kept_plan.py).
                "cached_statements": 1000,
                # FULL: a commit survives a power cut, so a claim is never forgotten after its letter went out.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise SettingError(
            "AFTERWORD_DATABASE_URL must look like postgresql://user:password@host:5432/name; "
            "leave it out to use the built-in database."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        # A worker that connects for every step spends half its time on it.
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        # What is asked again and again is planned once a connection (models/kept_plan.py makes it the same words each
        # time). The values travel apart from the words.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
    }


def flag(name: str, *, usual: str = "") -> bool:
    value = os.environ.get(name, "").strip().lower() or usual
    if value not in ("", "0", "1", "no", "yes", "false", "true"):
        raise SettingError(f"{name} must be yes or no, not {value!r}.")
    return value in ("1", "yes", "true")


def number(name: str, usual: float, *, least: float, most: float) -> float:
    value = os.environ.get(name, "").strip() or str(usual)
    try:
        found = float(value)
    except ValueError:
        found = least - 1
    if not least <= found <= most:
        raise SettingError(f"{name} must be a number from {least:g} to {most:g}, not {value!r}.")
    return found


def choice(name: str, *allowed: str) -> str:
    """One of `allowed`; the first without a value."""
    value = os.environ.get(name, "").strip().lower() or allowed[0]
    if value not in allowed:
        raise SettingError(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def sealing_keys() -> tuple[str, ...]:
    """The keys that seal passwords in the database, the newest first: one a line of a file, or with commas between
    them. Empty: they lie in a file of the data folder."""
    given, named = (
        os.environ.get("AFTERWORD_SEALING_KEY", ""),
        os.environ.get("AFTERWORD_SEALING_KEY_FILE", ""),
    )
    if given and named:
        raise SettingError("Give AFTERWORD_SEALING_KEY or AFTERWORD_SEALING_KEY_FILE, not both.")
    try:
        text = Path(named).expanduser().read_text(encoding="utf-8") if named else given.replace(",", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"AFTERWORD_SEALING_KEY_FILE: {named} cannot be read ({error}).") from None
    keys = tuple(line.strip() for line in text.splitlines() if line.strip())
    if (named and not keys) or any(len(key) < 32 for key in keys):
        raise SettingError(
            "A sealing key has at least 32 characters that nobody can guess. Make one: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    return keys


def check_clock() -> None:
    """A moved clock that cannot be read is said once, at the start, and not as a fault at every step."""
    try:
        is_usable = 2000 <= clock.now().year < 3000  # no date that is counted from it may leave the calendar
    except (ValueError, OverflowError):
        is_usable = False
    if not is_usable:
        given = os.environ.get("AFTERWORD_CLOCK_START", "")
        raise SettingError(
            "AFTERWORD_CLOCK_START must be a moment with its offset, such as 2026-05-26T10:00:00+02:00, "
            f"not {given!r}."
        )


check_clock()
DATA = data_folder()
KEPT_STATEMENTS = flag("AFTERWORD_KEPT_STATEMENTS", usual="yes")
DATABASE_URL = os.environ.get("AFTERWORD_DATABASE_URL", "")
DATABASES = {"default": database(DATABASE_URL, DATA)}
SEALING_KEYS = sealing_keys()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = flag("AFTERWORD_DEBUG")
DEMO = flag("AFTERWORD_DEMO")
# The pages that opened this sandbox, and to which it leads back.
DEMO_OF = os.environ.get("AFTERWORD_DEMO_OF", "").rstrip("/")
if DEMO_OF and urlsplit(DEMO_OF).scheme not in ("http", "https"):
    raise SettingError(f"AFTERWORD_DEMO_OF must be an address that begins with http, not {DEMO_OF!r}.")
# The real key is made once and kept in the data folder (wiring.secret_key); this default serves commands that
# sign nothing.
SECRET_KEY = os.environ.get("AFTERWORD_SECRET_KEY", "only-for-commands-that-sign-nothing")


def names(name: str, usual: str = "") -> list[str]:
    return [each.strip() for each in os.environ.get(name, usual).split(",") if each.strip()]


ALLOWED_HOSTS = names("AFTERWORD_HOSTS", "127.0.0.1,localhost,[::1]")

# Who may open the pages: whoever sits at this machine; invited people by password; or whom a proxy in front names.
SIGN_IN = choice("AFTERWORD_SIGN_IN", "none", "password", "header")
SIGN_IN_HEADER = "HTTP_" + os.environ.get("AFTERWORD_SIGN_IN_HEADER", "X-Remote-User").upper().replace(
    "-", "_"
)
PROXIES = names("AFTERWORD_PROXIES")
if SIGN_IN == "header" and not PROXIES:
    raise SettingError(
        "AFTERWORD_SIGN_IN=header needs the address of your proxy in AFTERWORD_PROXIES: anybody else could write that "
        "header."
    )
if SIGN_IN != "none" and DEMO:
    raise SettingError("The demo has no sign-in: leave out AFTERWORD_SIGN_IN.")
# Where people reach the pages; links in notices begin with it.
ADDRESS = os.environ.get("AFTERWORD_ADDRESS", "").rstrip("/")
# Shared pages are reached through HTTPS, unless it is said otherwise (a first try on one machine).
HTTPS = flag("AFTERWORD_HTTPS") if os.environ.get("AFTERWORD_HTTPS") else SIGN_IN != "none"

# Other services for notices (Apprise) let this server talk to any machine: on a shared installation its host decides.
NOTICE_SERVICES = flag("AFTERWORD_NOTICE_SERVICES")

# A sendmail program or a Maildir of this machine: any program and any folder that a person names. Where several share
# the installation, its host decides.
LOCAL_MAIL = flag("AFTERWORD_LOCAL_MAIL") if os.environ.get("AFTERWORD_LOCAL_MAIL") else SIGN_IN == "none"

# Who may read /metrics from elsewhere: whoever sends this as a bearer token.
METRICS_TOKEN = os.environ.get("AFTERWORD_METRICS_TOKEN", "")

# The worker: how many desks are worked at in parallel, how long the work of a dead process waits (seconds), how long
# a stop waits for what is in hand, and who hands the work out.
WORKER_THREADS = int(number("AFTERWORD_WORKER_THREADS", 8 if DATABASE_URL else 2, least=1, most=200))
WORKER_LEASE = number("AFTERWORD_WORKER_LEASE", 60, least=1, most=3600)
WORKER_GRACE = number("AFTERWORD_WORKER_GRACE", 60 if DATABASE_URL else 20, least=0, most=3600)
# The least seconds between two letters through one server, whoever's they are; 0 without any.
PROVIDER_PAUSE = number("AFTERWORD_PROVIDER_PAUSE", 0.2 if DATABASE_URL else 0, least=0, most=60)
JOBS = choice("AFTERWORD_JOBS", "own", "procrastinate")
if JOBS == "procrastinate" and not DATABASE_URL:
    raise SettingError("AFTERWORD_JOBS=procrastinate needs a PostgreSQL in AFTERWORD_DATABASE_URL.")

# What TZ said before Django sets it to its own: the zone of the person (wiring.machine_zone).
MACHINE_TZ = os.environ.get("TZ", "")
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
# English, or a language whose compiled catalogue lies in locale/. Letters stay English.
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]
LANGUAGE_CODE = choice(
    "AFTERWORD_LANGUAGE", "en", *(each.parts[-3] for each in Path(LOCALE_PATHS[0]).glob("*/*/django.mo"))
)

INSTALLED_APPS = ["afterword"]
if flag("AFTERWORD_WEB"):
    INSTALLED_APPS += ["django.contrib.messages", "django.contrib.staticfiles", "django_htmx"]

ROOT_URLCONF = "afterword.web.urls"
MIDDLEWARE = [
    "afterword.web.serving.probes.ProbesMiddleware",
    "afterword.web.serving.requests.RequestIdMiddleware",
    "afterword.web.serving.middleware.KnownHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "afterword.web.serving.compressing.CompressTextMiddleware",
    "afterword.web.serving.middleware.ContentSecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "afterword.web.serving.middleware.OwnerMiddleware",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if DEMO:
    # A browser sends cookies to every port of a machine: the sandbox has names of its own.
    MESSAGE_STORAGE = "afterword.web.sandbox.sandbox_messages.SandboxMessages"
    CSRF_COOKIE_NAME = "sandbox_csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS if HTTPS and name[0] not in ".*["]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A debrief of a long day is text only; invitations and attachments are read through their own limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [str(Path(__file__).parent / "web" / "templates")],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "afterword.web.serving.jinja.environment"},
    },
]


def static_mark(folder: Path) -> str:
    """What the static files say, in ten characters: it is part of their address, so that a browser may keep them."""
    digest = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()[:10]


STATIC_FOLDER = Path(__file__).parent / "web" / "static"
STATIC_MARK = static_mark(STATIC_FOLDER) if flag("AFTERWORD_WEB") else "files"
STATIC_URL = f"/static/{STATIC_MARK}/"
STATICFILES_DIRS = [str(STATIC_FOLDER)]
WHITENOISE_MAX_AGE = 0 if DEBUG else 31_536_000
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOG_LEVEL = choice("AFTERWORD_LOG_LEVEL", "warning", "debug", "info", "error").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "afterword.logs.Line",
            "json": choice("AFTERWORD_LOG_FORMAT", "text", "json") == "json",
            "is_open": DEBUG,
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": LOG_LEVEL,
    },
    # Django brings a handler of its own for these; ours is enough.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        # An address that is not there and a form that was refused are answers, and no news for a terminal.
        "django.request": {"level": "ERROR" if LOG_LEVEL == "WARNING" else LOG_LEVEL},
    },
}
