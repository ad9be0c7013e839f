"""The entrance: find the command, import only that, run it, turn every ending into an exit code.

Codes: 0 fine, 1 something was found that blocks, 2 it could not be done (bad input, or something outside
failed), 70 a fault of the program itself, 130 stopped by Ctrl-C, 141 nobody read the output.
"""

import gc
import os
import sys

from afterword.cli.problem import BadInput
from afterword.cli.registry import COMMANDS, GROUPS

FINE, CANNOT, OUR_FAULT, STOPPED, UNREAD = 0, 2, 70, 130, 141
_GLOBAL_OPTIONS = ("--no-color", "--json")


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv`; without one, that of this process, which ends here after a command for
    files."""
    _open_what_is_closed()
    code = _run_safely(sys.argv[1:] if argv is None else list(argv))
    if argv is None and "django" not in sys.modules:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """End at once. Taking down two hundred modules one by one costs a tenth of a short command, and the
    system takes the memory back anyway. Commands with a database or threads end the usual way."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or CANNOT
    os._exit(code)


def _run_safely(arguments: list[str]) -> int:
    # Imports make many objects and no garbage; looking for some takes a tenth of a start.
    gc.set_threshold(200_000, 20, 20)
    _be_lenient_with_odd_characters()
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            sys.stderr.write("\nStopped. What was saved is kept.\n")
        return STOPPED
    except BrokenPipeError:
        # Whoever read us (head, a pager) has gone. Python would complain again while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return UNREAD
    except SystemExit as ending:
        return _end(ending)
    except Exception as error:  # noqa: BLE001 (the last line before a traceback, which nobody should see)
        return _tell(error)


def _end(ending: SystemExit) -> int:
    """argparse leaves with a number after its help, the settings with a sentence about what is wrong."""
    if ending.code is None or isinstance(ending.code, int):
        return ending.code or FINE
    sys.stderr.write(f"{ending.code}\n")
    return CANNOT


def _open_what_is_closed() -> None:
    """Where the shell closed a stream (`>&-`), Python has None, and the next file would get its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (open to the end)


def _be_lenient_with_odd_characters() -> None:
    """Mail may hold characters that this terminal cannot show; they are written as escapes instead of
    failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _dispatch(arguments: list[str]) -> int:
    leading = []
    while arguments and arguments[0] in _GLOBAL_OPTIONS:
        leading.append(arguments.pop(0))
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        if arguments[1:] and arguments[0] == "help":
            return _run(arguments[1], ["--help"])
        sys.stdout.write(overview())
        return FINE
    if arguments[0] == "--version":
        from afterword import __version__

        sys.stdout.write(f"afterword {__version__}\n")
        return FINE
    return _run(arguments[0], [*leading, *arguments[1:]])


def _run(name: str, arguments: list[str]) -> int:
    if name not in COMMANDS:
        raise BadInput(_unknown(name))
    from afterword.cli import method_store, pattern_store

    opened = (pattern_store.open_store(name), method_store.open_store(name))
    stores = [store for store in opened if store is not None]
    for store in stores:
        store.install()
    try:
        return _run_command(name, arguments)
    finally:
        for store in stores:
            store.remove()


def _run_command(name: str, arguments: list[str]) -> int:
    from afterword.cli.arguments import load_command
    from afterword.cli.own_lists import use_own_lists

    *_, uses_database = COMMANDS[name]
    module, parser = load_command(name)
    args = parser.parse_args(arguments)
    use_own_lists()
    if uses_database:
        _set_up_django()
    elif (language := os.environ.get("AFTERWORD_LANGUAGE", "en")) != "en":
        from afterword.cli.language import speak_language

        speak_language(language)
    return int(module.run(args))


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.settings")
    import django

    django.setup()


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    if name.startswith("-"):
        return f"{name} is not an option here. Try: afterword --help"
    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Try: afterword --help"
    return f"{name} is not a command. {hint}"


def overview() -> str:
    """The help of the whole program, by hand: building a parser a command for it would cost a start."""
    width = max(len(name) for name in COMMANDS)
    blocks = ["Usage: afterword COMMAND [OPTIONS]", "What comes after a job interview, done well."]
    for group in GROUPS:
        rows = [f"  {name:<{width}}  {line}" for name, (_, of, line, _) in COMMANDS.items() if of == group]
        if rows:
            blocks.append("\n".join((f"{group}:", *rows)))
    options = ("--help  --version  --json (for programs)  --no-color", "afterword COMMAND --help tells more.")
    blocks.append("\n".join(f"  {line}" for line in options))
    return "\n\n".join(blocks) + "\n"


def _tell(error: Exception) -> int:
    """One sentence on stderr. Types from below the edge are looked up only now, so a start never pays for
    them."""
    from afterword.cli.own_command import as_typed_here

    code, sentence = _explain(error)
    sentence = as_typed_here(sentence)
    shown = "".join(character if character.isprintable() else " " for character in sentence)
    sys.stderr.write(f"afterword: {shown}\n")
    if os.environ.get("AFTERWORD_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    return code


def _of_database(error: str) -> str:
    """Whether a letter left before it is not known here; `afterword next` says that of each."""
    advice = "try again"
    if "full" in error or "No space" in error:
        advice = "free some space on the disk, then try again"
    elif "locked" in error:
        advice = "another program was using it, try again"
    return f"The database could not be used ({error}). What was stored before is kept; {advice}."


def _explain(error: Exception) -> tuple[int, str]:
    from afterword.ports.errors import PortError

    if isinstance(error, BadInput | PortError):
        return CANNOT, str(error)
    if "django" in sys.modules:
        from django.core.exceptions import ImproperlyConfigured
        from django.db import DatabaseError

        if isinstance(error, ImproperlyConfigured):
            return CANNOT, str(error)
        if isinstance(error, DatabaseError):
            return CANNOT, _of_database(str(error))
    if isinstance(error, OSError):
        return CANNOT, f"{error.filename or 'Reading or writing failed'}: {error.strerror or error}."
    kind = type(error).__name__
    return OUR_FAULT, f"This is a fault in Afterword ({kind}: {error}). AFTERWORD_DEBUG=1 shows where."
