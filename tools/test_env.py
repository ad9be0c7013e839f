"""Look for what the tests need beside Python packages, and install what is missing: `make test`.

Real mail servers (Dovecot, and Cyrus for JMAP), a real database (PostgreSQL), a real browser (Chromium) and a font for
the pictures. Does nothing where all is there.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cyrus_server
from system_packages import install

# Debian's package, and the files of which one must be there (shell patterns below /, or names found on PATH).
NEEDED: dict[str, tuple[str, ...]] = {
    "dovecot-imapd": ("/usr/lib/dovecot/imap", "/usr/libexec/dovecot/imap"),
    "dovecot-lmtpd": ("/usr/lib/dovecot/lmtp", "/usr/libexec/dovecot/lmtp"),
    "dovecot-sieve": ("sievec",),
    "postgresql": ("initdb", "/usr/lib/postgresql/*/bin/initdb"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "fonts-dejavu": (
        "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
        "/usr/share/fonts/*/DejaVuSerif.ttf",
    ),
    "git": ("git",),
}


def is_there(pattern: str) -> bool:
    if pattern.startswith("/"):
        return any(Path("/").glob(pattern.removeprefix("/")))
    # Debian leaves sbin out of a plain user's PATH, and keeps servers there.
    path = os.environ.get("PATH", os.defpath) + ":/usr/local/sbin:/usr/sbin:/sbin"
    return shutil.which(pattern, path=path) is not None


def missing() -> Iterator[str]:
    for package, patterns in NEEDED.items():
        if not any(is_there(pattern) for pattern in patterns):
            yield package


def main() -> None:
    packages = list(missing())
    if packages:
        install(packages)
    still = list(missing())
    if still:
        sys.exit(f"Installed, yet not found: {' '.join(still)}. Please install them by hand.")
    cyrus_server.prepare()


if __name__ == "__main__":
    main()
