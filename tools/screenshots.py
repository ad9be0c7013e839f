"""Take the pictures of docs/pictures from the demo: `make screenshots`. Nobody takes them by hand.

Starts the demo, waits until it prints its address, looks at each page on a desk and on a phone, and stops it.
`--address URL` looks at a program that already runs.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = {"today": "/", "processes": "/processes/", "check": "/check"}
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo that runs as long as this block, in a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="afterword-pictures-") as data:
        command = [str(Path(sys.executable).parent / "afterword"), "demo"]
        process = subprocess.Popen(
            command, env={"AFTERWORD_DATA": data, "PATH": "/usr/bin:/bin"}, stdout=subprocess.PIPE, text=True
        )
        try:
            yield _address_of(process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _address_of(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        found = ADDRESS.search(line)
        if found:
            return found[0]
    sys.exit("The demo ended before it said where it is.")


def take(browser: Browser, address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        for name, path in PAGES.items():
            page.goto(address + path)
            target = PICTURES / f"{name}-{size}.png"
            page.screenshot(path=target)
            print(f"Took {target.relative_to(ROOT)}.", flush=True)
        page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the pictures of docs/pictures from the demo.")
    parser.add_argument("--address", metavar="URL", help="a program that already runs")
    address = parser.parse_args().address
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        if address:
            take(browser, address.rstrip("/"))
        else:
            with demo() as found:
                take(browser, found)
        browser.close()


if __name__ == "__main__":
    main()
