"""`afterword export`: everything that is stored, as files."""

import argparse
from pathlib import Path

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "\nEverything as JSON, letters as .eml, invitations as they came. Passwords are never exported.\n"
    )
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="where to (else a new folder here)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.session import open_session
    from afterword.workflows.export_everything import export_everything

    session = open_session(args)
    day = session.now.astimezone(session.candidate.zone).date().isoformat()
    folder = Path(args.folder or f"afterword-export-{day}").expanduser()
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file. Name a folder; nothing was written.")
    result = export_everything(session.candidate, folder, now=session.now)
    if session.as_json:
        print_json({"path": str(result.path), "files": len(result.files)})
        return 0
    session.terminal.say(f"Everything is in {result.path} ({len(result.files)} files).")
    session.terminal.reason("It holds your private notes too, so keep it where only you can read it.")
    return 0
