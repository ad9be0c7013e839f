"""`afterword backup`: everything in one file, made while the program runs."""

import argparse
from pathlib import Path

from afterword.cli.problem import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "\nThe file holds your passwords and private notes: keep it where only you can read it.\n"
        "With PostgreSQL use pg_dump, see docs/howto/backup-and-restore.md.\n"
    )
    parser.add_argument("file", metavar="FILE", help="a new file, such as afterword-2026-05-12.zip")


def run(args: argparse.Namespace) -> int:
    from afterword import wiring

    target = Path(args.file).expanduser().absolute()
    try:
        size = wiring.back_up(target)
    except wiring.BackupError as error:
        raise BadInput(str(error)) from None
    print(f"Everything is in {target} ({max(1, size // 1024):,} kB). Keep it where only you can read it.")
    return 0
