"""Cyrus for the tests of JMAP, unpacked into .cache/cyrus and not installed. Standard library only.

Debian lets one machine have one IMAP server, and the tests need Dovecot as well. Unpacked, Cyrus replaces nothing,
starts nothing and leaves with the checkout; the libraries it needs are installed as packages, which harms nobody.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from system_packages import install

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "cyrus"
PROGRAMS = FOLDER / "usr" / "lib" / "cyrus" / "bin"
PACKAGES = ("cyrus-common", "cyrus-imapd", "cyrus-caldav")
NEEDED = ("httpd", "imapd", "lmtpd", "master", "ctl_cyrusdb")


def is_ready() -> bool:
    """Whether every program is there and finds its libraries."""
    programs = [_find(name) for name in NEEDED]
    return all(program is not None and not missing_libraries(program) for program in programs)


def missing_libraries(program: Path) -> list[str]:
    """Names of shared libraries that `program` does not find."""
    found = subprocess.run(
        ["ldd", str(program)], env=library_path(), capture_output=True, text=True, check=False
    )
    return [line.split()[0] for line in found.stdout.splitlines() if "not found" in line]


def library_path() -> dict[str, str]:
    """The environment in which the unpacked programs find the libraries that came with them."""
    own = sorted({str(path.parent) for path in (FOLDER / "usr" / "lib").glob("**/libcyrus*.so*")})
    return {**os.environ, "LD_LIBRARY_PATH": ":".join(own)}


def prepare() -> None:
    """Unpack and install what is missing. Does nothing where all is there."""
    if is_ready():
        return
    if shutil.which("apt-get") is None:
        sys.exit(
            "The tests of JMAP need the programs of Cyrus IMAP; on Debian they are fetched by themselves."
        )
    print("Unpacking Cyrus for the tests into .cache/cyrus.", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    libraries = _libraries()
    absent = [name for name in libraries if not _is_installed(name)]
    if absent:
        install(absent)
    with tempfile.TemporaryDirectory(prefix="afterword-cyrus-") as folder:
        # apt drops its rights for a download, and must still be able to write here.
        os.chmod(folder, 0o777)
        subprocess.run(["apt-get", "-qq", "download", *PACKAGES], cwd=folder, check=True)
        for file in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg-deb", "--extract", str(file), str(FOLDER)], check=True)
    if not is_ready():
        sys.exit("Cyrus was unpacked, yet it does not start here. Remove .cache/cyrus and try again.")


def _find(name: str) -> Path | None:
    return next(
        (path for path in FOLDER.glob(f"usr/**/{name}") if path.is_file() and os.access(path, os.X_OK)), None
    )


def _libraries() -> list[str]:
    """The libraries that the packages name."""
    said = subprocess.run(
        ["apt-cache", "depends", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks",
         "--no-replaces", "--no-enhances", *PACKAGES],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    named = {line.split()[-1] for line in said.splitlines() if line.strip().startswith("Depends:")}
    return sorted(name for name in named if name.startswith("lib"))


def _is_installed(package: str) -> bool:
    said = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Status}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.endswith("install ok installed")


if __name__ == "__main__":
    prepare()
