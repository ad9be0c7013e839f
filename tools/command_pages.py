"""Write docs/reference/commands.md from the commands themselves: `make docs`."""

import os
from pathlib import Path

from afterword.cli.arguments import load_command
from afterword.cli.main import overview
from afterword.cli.registry import COMMANDS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
OPENING = """\
# Commands

Written by `make docs` from the program; what stands here is what `afterword COMMAND --help` says.

Exit codes: 0 fine, 1 something was found that blocks, 2 it could not be done (bad input, or something
outside failed; one line on standard error says what). 70 is a fault of the program, 130 means stopped by
Ctrl-C.

Colours appear only on a terminal; `--no-color` and the environment variable `NO_COLOR` turn them off.
`--json` prints [shapes that other programs can rely on](json.md).
"""


def page() -> str:
    """The whole page, at a fixed width so that it does not depend on the terminal."""
    os.environ["COLUMNS"] = "80"
    blocks = [OPENING, f"```\n{overview()}```"]
    for name in COMMANDS:
        _, parser = load_command(name)
        blocks.append(f"## afterword {name}\n\n```\n{parser.format_help()}```")
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
