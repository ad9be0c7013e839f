"""Write the lock files anew: `make lock`. The only place that asks which versions are the newest.

Hashes instead of addresses: any mirror may serve the files, none can change them.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--python-version",
    "3.11",
    "-q",
)
BUILD = "tools/requirements-build.in"
LOCKS = {
    "requirements.txt": ("pyproject.toml", BUILD),
    "requirements-dev.txt": ("pyproject.toml", BUILD, "--group", "dev", "-c", "requirements.txt"),
    "deploy/requirements-hosted.txt": (
        "pyproject.toml",
        BUILD,
        "--extra",
        "postgresql",
        "--extra",
        "procrastinate",
        "-c",
        "requirements.txt",
    ),
    "tools/requirements-uv.txt": ("tools/requirements-uv.in",),
}


def main() -> None:
    for target, inputs in LOCKS.items():
        print(f"Writing {target}.", flush=True)
        command = [".venv/bin/uv", "pip", "compile", *COMMON, *sys.argv[1:], *inputs, "-o", target]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
