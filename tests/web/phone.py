"""The program as a person starts it, and a phone that looks at it. Only browser tests use this."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
RUN = (sys.executable, "-m", "afterword")

HAS_COPY = """async () => navigator.serviceWorker.controller !== null
  && await caches.has('pages') && !!(await (await caches.open('pages')).match('/offline/near'))"""


def environment(folder: Path, *, clock_start: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("AFTERWORD_", "DJANGO_"))
    }
    return {
        **kept,
        "AFTERWORD_DATA": str(folder),
        "AFTERWORD_CLOCK_START": clock_start,
        "PYTHONUNBUFFERED": "1",
    }


def command(folder: Path, *arguments: str, clock_start: str) -> None:
    subprocess.run(
        [*RUN, *arguments], env=environment(folder, clock_start=clock_start), check=True, capture_output=True,
        timeout=60,
    )  # fmt: skip


@contextmanager
def running(folder: Path, *, clock_start: str, more: dict[str, str] | None = None) -> Iterator[str]:
    """`afterword run` with the pages only, on a free port, with `more` settings. Gives its address."""
    program = subprocess.Popen(
        [*RUN, "run", "--web-only", "--port", "0"],
        env=environment(folder, clock_start=clock_start) | (more or {}),
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert program.stdout is not None
        said = program.stdout.readline()
        assert said.startswith("Afterword runs at http://"), said
        yield said.split()[3]
    finally:
        program.terminate()
        program.wait(30)
        program.stdout.close()


@contextmanager
def browser_page(address: str, *, width: int = 390, height: int = 844, **options: Any) -> Iterator[Page]:
    """A page at the given size. Whatever the browser complains of in its console fails the test."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(60_000)
        # As patient with what should appear as with what is clicked: the machine may be busy.
        expect.set_options(timeout=60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield page
        browser.close()
    assert complaints == []


def wait_for_copy(page: Page) -> None:
    """Until the service worker holds the page, and the device keeps a copy of it."""
    for _ in range(300):
        if page.evaluate(HAS_COPY):
            return
        page.wait_for_timeout(100)
    raise AssertionError("The device keeps no copy.")


def registration_of(tools: CDPSession, page: Page) -> str:
    """The id that the debugger gives the service worker of this page."""
    found: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(
            each["registrationId"] for each in told["registrations"] if not each["isDeleted"]
        ),
    )
    tools.send("ServiceWorker.enable")
    for _ in range(300):
        if found:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError("There is no service worker.")
