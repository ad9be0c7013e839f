"""Take the pictures of docs/pictures from the demo: `make screenshots`. Nobody takes them by hand.

Plays the demo, waits until it prints its address, goes through it as a person does (on a phone, at a desk, once in
the dark), and stops it. `--address URL` looks at a demo that already runs.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = {"phone": (390, 844, 1.5), "desk": (1280, 760, 1.0)}
MOST_KB = 150
# What a tired person types into a finished letter, so that a picture shows what the check says to it: another name,
# and a stock phrase before the last paragraph.
GREETING, WRONG_GREETING = "Hi Elena,", "Hi Helena,"
PHRASE = "I am a perfect fit."


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo that runs as long as this block, in a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="afterword-pictures-") as data:
        command = [str(Path(sys.executable).parent / "afterword"), "demo", "--fast", "--port", "8190"]
        environment = {"AFTERWORD_DATA": data, "PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            yield _address_of(process)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _address_of(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        found = ADDRESS.search(line)
        if found and line.startswith("Afterword runs"):
            return found[0]
    sys.exit("The demo ended before it said where it is.")


@contextmanager
def looking(browser: Browser, address: str, size: str, theme: str = "light") -> Iterator[Page]:
    width, height, scale = SIZES[size]
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, device_scale_factor=scale,
        color_scheme=theme, reduced_motion="reduce", service_workers="block",
    )  # fmt: skip
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def keep(page: Page, name: str) -> None:
    """As much as the screen shows. Raises SystemExit where a picture became too heavy for a repository."""
    target = PICTURES / f"{name}.png"
    page.wait_for_timeout(300)
    page.screenshot(path=target)
    weight = target.stat().st_size / 1000
    print(f"Took {target.relative_to(ROOT)}, {weight:.0f} kB.", flush=True)
    if weight > MOST_KB:
        sys.exit(f"{target.name} weighs more than {MOST_KB} kB.")


def on_the_phone(browser: Browser, address: str) -> None:
    with looking(browser, address, "phone") as page:
        keep(page, "today-phone")
        page.get_by_role("link", name="Read the letter").first.click()
        page.get_by_role("link", name="Open the notes").click()
        page.get_by_label("We talked about").first.scroll_into_view_if_needed()
        page.evaluate("window.scrollBy(0, document.activeElement ? 330 : 0)")
        keep(page, "debrief-phone")
        page.goto("/processes/")
        keep(page, "processes-phone")


def at_the_desk(browser: Browser, address: str) -> None:
    with looking(browser, address, "desk") as page:
        page.goto("/processes/")
        keep(page, "processes-desk")
        page.goto("/calendar/")
        keep(page, "calendar-desk")
        page.goto("/")
        page.get_by_role("link", name="Read the letter").first.click()
        _slip(page)
        keep(page, "letter-desk")
    with looking(browser, address, "desk", theme="dark") as page:
        page.goto("/processes/")
        page.get_by_role("link", name="Tidewater Systems").first.click()
        keep(page, "process-desk-dark")


def _slip(page: Page) -> None:
    field = page.get_by_role("textbox", name="Letter", exact=True)
    words = field.input_value()
    *paragraphs, last, closing = words.split("\n\n")
    if GREETING not in paragraphs:
        sys.exit(
            f"The demo's letter does not begin with {GREETING!r}: choose another in tools/screenshots.py."
        )
    paragraphs[paragraphs.index(GREETING)] = WRONG_GREETING
    field.fill("\n\n".join([*paragraphs, f"{PHRASE} {last}", closing]))
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state("networkidle")
    page.reload()


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the pictures of docs/pictures from the demo.")
    parser.add_argument("--address", metavar="URL", help="a demo that already runs")
    address = parser.parse_args().address
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        if address:
            take(browser, address.rstrip("/"))
        else:
            with demo() as found:
                take(browser, found)
        browser.close()


def take(browser: Browser, address: str) -> None:
    """The phone first: at the desk a letter is changed."""
    on_the_phone(browser, address)
    at_the_desk(browser, address)


if __name__ == "__main__":
    main()
