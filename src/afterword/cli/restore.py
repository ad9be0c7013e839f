"""`afterword restore`: a backup becomes the data folder again."""

import argparse
from pathlib import Path

from afterword.cli.problem import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "\nThe data folder must be new or empty: nothing of yours is overwritten. What was approved before the backup\n"
        "may have gone out since: it asks for a new yes, and nothing of it goes by itself.\n"
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", metavar="FILE", help="what `afterword backup` wrote")
    what.add_argument(
        "--database", action="store_true", help="pg_restore has put the database back; do the rest"
    )


def run(args: argparse.Namespace) -> int:
    from afterword import clock, wiring

    source = Path(args.file).expanduser().absolute() if args.file else None
    try:
        held = wiring.restore(source, now=clock.now())
    except (wiring.BackupError, wiring.DataFolderError) as error:
        raise BadInput(str(error)) from None
    print(f"The backup is in {wiring.data_folder()}." if source else "The database is ready.")
    if held:
        letters = "1 letter asks" if held == 1 else f"{held} letters ask"
        print(f"{letters} for your yes again: it may have gone out after the backup was made.")
    print("Start it with: afterword run")
    return 0
