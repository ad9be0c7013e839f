"""How this program is called here: hints name the command as it can be typed in this shell.

Installed into a folder that is not on the path (`make setup` makes `.venv`), plain `afterword` is not found.
Whoever starts it by Python's `-m` knows what they type; hints then keep the plain name.
"""

import os
import re
import sys
from functools import cache

from afterword.cli.registry import COMMANDS

NAME = "afterword"
# Only where a hint stands: at the beginning, or after a mark that leads to one. Words of letters are left alone.
_HINT = re.compile(rf"(?:^|(?<=[:?`(] )|(?<=[`(])|(?<=, or ))afterword (?=--|(?:{'|'.join(COMMANDS)})\b)")


def as_typed_here(text: str) -> str:
    """`text` with its hints as they work here."""
    return _HINT.sub(f"{own_command()} ", text) if NAME in text else text


@cache
def own_command() -> str:
    """`afterword` where the shell finds this very program by that name; else what it was started as."""
    from shutil import which

    started = sys.argv[0]
    if os.path.basename(started) != NAME or _is_same(which(NAME), started):
        return NAME
    return _short(started)


def _is_same(found: str | None, path: str) -> bool:
    try:
        return found is not None and os.path.samefile(found, path)
    except OSError:
        return False


def _short(path: str) -> str:
    """From here, where that is shorter and leads nowhere up."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative
