"""Make .venv and put the locked packages into it. Run by `make setup` and `make setup-dev`.

Uses the standard library only, since nothing is installed yet. A stamp in .venv holds the hash of all that
went in, so a second run does nothing. Once the developing tools are in, `make setup` keeps them.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".afterword-setup"
INPUTS = ("requirements.txt", "requirements-dev.txt", "tools/requirements-uv.txt", "pyproject.toml")


def fingerprint():
    """One hash over the locks, the project's own metadata, the interpreter and the place of the checkout."""
    parts = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in INPUTS:
        parts.update((ROOT / name).read_bytes())
    return parts.hexdigest()


def installed():
    """The level and hash of the last finished run, or two empty strings."""
    if not STAMP.is_file() or not (VENV / "bin" / "afterword").exists():
        return "", ""
    level, _, digest = STAMP.read_text(encoding="ascii").strip().partition(" ")
    return level, digest


def run(*command):
    """Run one step. Its own words are shown when it fails, and we stop there."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode != 0:
        sys.exit(f"This step failed: {' '.join(str(part) for part in command)}")


def make_venv():
    """A fresh .venv. Debian keeps a part of venv in a package of its own; it is fetched where we may."""
    print(f"Making .venv with Python {sys.version.split()[0]}.", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        from system_packages import install

        install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    run(sys.executable, "-m", "venv", VENV)


def is_usable():
    """Whether .venv is there, works, and is not older than the program needs."""
    python = VENV / "bin" / "python"
    test = "import sys; sys.exit(sys.version_info < (3, 11))"
    return python.exists() and subprocess.run([python, "-c", test], check=False).returncode == 0


def main():
    if sys.version_info < (3, 11):  # noqa: UP036 (run by whatever python3 there is)
        sys.exit(f"Afterword needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
    level, digest = installed()
    wanted = "dev" if "--dev" in sys.argv[1:] or level == "dev" else "run"
    if digest == fingerprint() and level in (wanted, "dev"):
        return
    if not is_usable():
        make_venv()
    STAMP.unlink(missing_ok=True)
    python = VENV / "bin" / "python"
    print("Fetching the installer (uv).", flush=True)
    run(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", "tools/requirements-uv.txt")
    lock = "requirements-dev.txt" if wanted == "dev" else "requirements.txt"
    print(f"Installing the packages of {lock}.", flush=True)
    uv = (VENV / "bin" / "uv", "-q", "pip")
    run(*uv, "sync", "--python", python, "--require-hashes", lock)
    print("Installing Afterword itself.", flush=True)
    run(*uv, "install", "--python", python, "--offline", "--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(f"{wanted} {fingerprint()}\n", encoding="ascii")
    print("Ready: .venv/bin/afterword", flush=True)


if __name__ == "__main__":
    main()
