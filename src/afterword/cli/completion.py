"""`afterword completion SHELL`: what the shell needs to complete commands and options."""

import argparse
import sys

EXAMPLES = """
  bash: afterword completion bash > ~/.local/share/bash-completion/completions/afterword
  zsh:  afterword completion zsh > ~/.zfunc/_afterword
  fish: afterword completion fish > ~/.config/fish/completions/afterword.fish
"""
# Which arguments of a command are files, which are folders.
FILES = {
    "import": ("files",),
    "debrief": ("what",),
    "edit": ("file",),
    "compose": ("debrief",),
    "review": ("letter", "debrief", "others", "attach"),
    "plan": ("debrief",),
    "classify": ("messages", "mbox"),
    "invitation": ("file",),
}
FOLDERS = {"export": ("folder",), "account": ("maildir",)}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"Where it goes:\n{EXAMPLES}"
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell that you use")


def run(args: argparse.Namespace) -> int:
    import shtab

    whole = whole_parser()
    _offer_files(whole, shtab.FILE, shtab.DIRECTORY)
    sys.stdout.write(shtab.complete(whole, shell=args.shell) + "\n")
    return 0


def _offer_files(whole: argparse.ArgumentParser, files: object, folders: object) -> None:
    for name, parser in commands_in(whole).items():
        for action in parser._actions:
            if action.dest in FILES.get(name, ()):
                action.complete = files  # type: ignore[attr-defined]
            elif action.dest in FOLDERS.get(name, ()):
                action.complete = folders  # type: ignore[attr-defined]


def commands_in(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def whole_parser() -> argparse.ArgumentParser:
    """One parser with every command in it. For completion only."""
    from importlib import import_module

    from afterword.cli.arguments import add_common
    from afterword.cli.registry import COMMANDS

    whole = argparse.ArgumentParser(
        prog="afterword", description="What comes after a job interview, done well."
    )
    whole.add_argument("--version", action="store_true", help="print the version")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    for name, (module, _, line, _) in COMMANDS.items():
        parser = commands.add_parser(name, help=line, description=f"{line}.", conflict_handler="resolve")
        add_common(parser)
        import_module(f"afterword.cli.{module}").configure(parser)
    return whole
