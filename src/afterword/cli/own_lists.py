"""The user's own lists: looked for at every start, read only where there are some."""

import os
import os.path
import sys

from afterword.cli.problem import BadInput

VARIABLE = "AFTERWORD_LISTS"


def own_lists_folder() -> str:
    """AFTERWORD_LISTS, or `afterword/lists` in the folder for settings of this system (XDG)."""
    named = os.environ.get(VARIABLE)
    if named:
        return os.path.expanduser(named)
    usual = "~/Library/Application Support" if sys.platform == "darwin" else "~/.config"
    return os.path.expanduser(os.path.join(os.environ.get("XDG_CONFIG_HOME") or usual, "afterword", "lists"))


def use_own_lists() -> None:
    """Raises BadInput where a list cannot be used, or where AFTERWORD_LISTS names no folder."""
    folder = own_lists_folder()
    if not os.path.isdir(folder):
        if os.environ.get(VARIABLE):
            raise BadInput(
                f"{VARIABLE} names {folder}, which is no folder. Make it, or leave {VARIABLE} out."
            )
        return
    # Only now: most people have no lists of their own, and the start should not pay for them.
    from pathlib import Path

    from afterword import wiring

    try:
        wiring.use_own_lists(Path(folder))
    except wiring.DataFolderError as error:
        raise BadInput(str(error)) from None
