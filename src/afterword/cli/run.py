"""`afterword run`: the pages and the worker in one process, on loopback, until it is told to stop."""

import argparse
import errno
import gc
import os
import signal
import socket
import threading
from importlib import import_module
from typing import Any

from afterword.cli.problem import BadInput

USUAL_PORT = 8123
PORTS_TRIED = 50
THREADS = 8
_USUAL_THRESHOLDS = (700, 10, 10)
# The edges know nothing of each other; the one command that starts them finds them by name.
PAGES, WORKER, FENCE = "afterword.web.wsgi", "afterword.worker.loop", "afterword.sandbox.fence"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\nStop it with Ctrl-C. What is under way is finished first.\n"
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="127.0.0.1: this machine only")
    parser.add_argument(
        "--port", type=int, default=USUAL_PORT, metavar="N", help=f"{USUAL_PORT}, or the next free one"
    )
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--web-only", action="store_true", help="the pages only; nothing is sent or read")
    only.add_argument("--worker", action="store_true", help="the worker only, without pages")


def run(args: argparse.Namespace) -> int:
    if not 0 <= args.port <= 65535:
        raise BadInput(f"{args.port} is not a port: ports go from 1 to 65535.")
    from afterword import wiring
    from afterword.cli.program_lock import ProgramLock

    wiring.start_django(web=not args.worker)
    if not args.worker:
        _check_who_may_come_in(args.host)
    _keep_in_sandbox()
    try:
        wiring.prepare_database()
    except wiring.DataFolderError as error:
        raise BadInput(str(error)) from None
    _forget_the_start()
    lock = ProgramLock(wiring.data_folder())
    if not os.environ.get("AFTERWORD_DATABASE_URL"):
        lock.take()
    try:
        return _work_only() if args.worker else _serve(args, lock)
    finally:
        lock.release()


def _keep_in_sandbox() -> None:
    from django.conf import settings

    if settings.DEMO:
        import_module(FENCE).close_fence()


def _check_who_may_come_in(host: str) -> None:
    """Without a sign-in the pages are for this machine alone."""
    from django.conf import settings

    if settings.SIGN_IN == "none" and host not in ("127.0.0.1", "::1", "localhost"):
        raise BadInput(
            f"Without a sign-in the pages are not opened to others at {host}. Set AFTERWORD_SIGN_IN (password or "
            "header, see docs/howto/host-it.md), or leave --host out."
        )


def _forget_the_start() -> None:
    """A program that stays gives back what starting (and perhaps making tables) left behind, and looks for
    garbage as often as Python usually does; `main` had it wait."""
    gc.collect()
    gc.set_threshold(*_USUAL_THRESHOLDS)


def _serve(args: argparse.Namespace, lock: Any) -> int:
    from django.conf import settings
    from waitress.server import create_server

    listener = _listen(args.host, args.port)
    shown = f"[{args.host}]" if ":" in args.host else args.host
    address = f"http://{shown}:{listener.getsockname()[1]}"
    application = import_module(PAGES).application()
    server = create_server(application, sockets=[listener], threads=THREADS, ident=None, **_behind_proxy())
    lock.say_where(address)
    stop = threading.Event()
    worker: threading.Thread | None = None
    # Before the address is printed: whoever reads it may stop us at once.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        if args.port and listener.getsockname()[1] != args.port:
            print(f"Port {args.port} is taken by another program, so the next free one is used.")
        print(f"Afterword runs at {address} (Ctrl-C stops it).", flush=True)
        worker = None if args.web_only else _start_worker(address, stop)
        server.run()
    except (SystemExit, KeyboardInterrupt):
        server.task_dispatcher.shutdown()
    finally:
        stop.set()
        server.close()
        if worker is not None:
            worker.join(settings.WORKER_GRACE + 5)
    print("Stopped. What waits is kept.", flush=True)
    return 0


def _behind_proxy() -> dict[str, Any]:
    """Only a proxy that was named may say that its side of the line is encrypted. waitress knows one, or all; who may
    sign people in is checked against every name (web/serving/own_desk.py)."""
    from django.conf import settings

    if not settings.PROXIES:
        return {}
    one = settings.PROXIES[0] if len(settings.PROXIES) == 1 else "*"
    return {
        "trusted_proxy": one,
        "trusted_proxy_headers": {"x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _listen(host: str, port: int) -> socket.socket:
    """The port that was asked for, or the next free one. Raises BadInput."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for tried in range(port, min(port + PORTS_TRIED, 65536)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, tried))
            listener.listen(128)
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise BadInput(f"{host} port {tried} cannot be used: {error.strerror or error}.") from None
            continue
        return listener
    raise BadInput(f"The ports from {port} on are all taken. Name another one with --port.")


def _start_worker(address: str, stop: threading.Event) -> threading.Thread:
    from afterword import clock, wiring

    ways = wiring.ways(now=clock.now, base_url=wiring.public_address() or address)
    run_forever = import_module(WORKER).run_forever
    worker = threading.Thread(target=run_forever, args=(ways, stop), name="worker", daemon=True)
    worker.start()
    return worker


def _work_only() -> int:
    from afterword import clock, wiring

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    print("The worker runs (Ctrl-C stops it).", flush=True)
    ways = wiring.ways(now=clock.now, base_url=wiring.public_address() or f"http://127.0.0.1:{USUAL_PORT}")
    import_module(WORKER).run_forever(ways, stop)
    print("Stopped. What waits is kept.", flush=True)
    return 0
