"""What a figure was measured on, and how far a measurement is."""

import os
import platform
import sys
from typing import Any


def machine() -> dict[str, Any]:
    """Cores, Python and system: without them a figure means nothing."""
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def progress(words: str) -> None:
    """One line on the error output; on a terminal it replaces the one before."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{words}")
    else:
        sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
