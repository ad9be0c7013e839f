"""Draw the icons of the installed app from our own drawing: `python tools/icons.py`. Needs Chromium."""

import re
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "src" / "afterword" / "web" / "static" / "images"
CHROMIUM = "/usr/bin/chromium"
PAPER = "#1d3a6e"


def main() -> None:
    drawing = (IMAGES / "favicon.svg").read_text("utf-8")
    # A maskable icon may lose everything outside the middle four fifths, and has no round corners of its own.
    inner = re.sub(r"<rect[^>]*/>", "", drawing).replace(
        "<svg ", '<svg x="4" y="4" width="24" height="24" ', 1
    )
    ground = f'<rect width="32" height="32" fill="{PAPER}"/>'
    masked = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{ground}{inner}</svg>'
    # A badge is a shape in one colour; the system paints it.
    badge = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#fff" fill-rule="evenodd" '
        'd="M4 7h24v18H4z M6.5 9.5v.9l9.5 8.3 9.5-8.3v-.9z"/></svg>'
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, size, svg in (
            ("icon-192", 192, drawing), ("icon-512", 512, drawing), ("icon-maskable-512", 512, masked),
            ("icon-180", 180, masked), ("badge-96", 96, badge),
        ):  # fmt: skip
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}"
            )
            page.screenshot(path=IMAGES / f"{name}.png", omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
