"""`afterword demo`: two weeks of a job search in a sandbox, told line by line, then shown in the app."""

import argparse
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from afterword.cli.problem import BadInput

# Edges know nothing of each other; the story is found by name.
STORY, FENCE = "afterword.sandbox.play", "afterword.sandbox.fence"
MARK = "sandbox-of-afterword"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\nNothing leaves this machine, and your own data is not touched.\n"
    parser.add_argument("--no-web", action="store_true", help="end after the story")
    parser.add_argument("--fast", action="store_true", help="no pauses for reading")
    parser.add_argument("--data", metavar="FOLDER", help="where the sandbox lives (wiped first)")
    parser.add_argument("--port", type=int, default=8123, metavar="N", help="of the app afterwards")
    # By the pages of an Afterword that opens its sandbox: its address, to which the sandbox leads back.
    parser.add_argument("--opened-by", metavar="ADDRESS", default="", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    if args.opened_by:
        _end_with_opener()
    folder = _folder(args.data)
    _wipe(folder)
    import_module(FENCE).close_fence()
    os.environ["AFTERWORD_DATA"] = str(folder)
    os.environ["AFTERWORD_DEMO"] = "1"
    os.environ["AFTERWORD_DEMO_OF"] = args.opened_by
    os.environ.pop("AFTERWORD_DATABASE_URL", None)
    os.environ.pop("AFTERWORD_CLOCK_START", None)
    from afterword import wiring
    from afterword.cli.terminal import open_terminal

    wiring.start_django()
    wiring.prepare_database()
    terminal = open_terminal(no_color=args.no_color)
    pause = 0.0 if args.fast or not sys.stdout.isatty() else 0.4
    sandbox = import_module(STORY)
    world = sandbox.open_world(folder)
    try:
        end = sandbox.play(world, terminal, pause=pause)
        sys.stdout.flush()
        return 0 if args.no_web else _show(sandbox, world, start=end.isoformat(), port=args.port)
    finally:
        world.close()


def _show(sandbox: Any, world: Any, *, start: str, port: int) -> int:
    """The app as a program of its own, whose clock goes on where the story ended. The sandbox's mail server stays
    here, so that a letter approved in the app really goes out, into the sandbox."""
    environment = {**os.environ, "AFTERWORD_CLOCK_START": start}
    command = [sys.executable, "-m", "afterword", "run", "--port", str(port)]
    app = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: app.terminate())
    with suppress(KeyboardInterrupt):  # Ctrl-C reached the app too; it finishes what is under way
        sandbox.live_on(world, is_wanted=lambda: app.poll() is None)
    return max(0, app.wait(timeout=30))


def _end_with_opener() -> None:
    """Whoever opened us holds the other end of our standard input. When it closes, they have ended, however that was,
    and so do we."""

    def wait() -> None:
        with suppress(OSError):
            while os.read(0, 1024):
                pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="opener", daemon=True).start()


def _folder(named: str | None) -> Path:
    if named:
        return Path(named).expanduser().resolve()
    own = os.environ.get("AFTERWORD_DATA")
    if own:
        return Path(own).expanduser().resolve() / "demo"
    from platformdirs import user_data_path

    return user_data_path("afterword", appauthor=False) / "demo"


def _wipe(folder: Path) -> None:
    """Empty the sandbox of last time. A folder that is no sandbox is left alone, whatever it holds."""
    import shutil

    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise BadInput(
                f"{folder} holds something else, so it was left alone. Name an empty folder with --data."
            )
        if _is_running(folder):
            raise BadInput(f"A demo still runs on {folder}. Stop it first (Ctrl-C in its terminal).")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / MARK).write_text(
        "Made by `afterword demo`, which empties this folder each time.\n", encoding="utf-8"
    )


def _is_running(folder: Path) -> bool:
    from afterword.cli.program_lock import ProgramLock

    lock = ProgramLock(folder)
    try:
        lock.take()
    except BadInput:
        return True
    lock.release()
    return False
