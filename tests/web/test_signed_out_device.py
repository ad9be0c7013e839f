"""A shared installation, a phone: what stays on the device after signing out."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.flaky_way import DROP, flaky_way
from tests.web.phone import RUN, environment, running, wait_for_copy
from tests.web.test_offline import NOW, phone, said, topic

pytestmark = pytest.mark.browser

# Plain HTTP on this machine: a first try, as docs/howto/host-it.md says.
SHARED = {"AFTERWORD_SIGN_IN": "password", "AFTERWORD_HTTPS": "no"}
PASSWORD = "a long enough password for this"
LEFT = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) texts.push(await (await cache.match(key)).text());
  }
  return [texts.join(' '), JSON.stringify(await globalThis.outbox.all())];
}"""


def invite(folder: Path) -> str:
    ran = subprocess.run(
        [*RUN, "host", "invite", "jo@example.org"], env=environment(folder, clock_start=NOW) | SHARED, check=True,
        stdout=subprocess.PIPE, text=True, timeout=60,
    )  # fmt: skip
    found = re.search(r"/invitation/[\w-]+", ran.stdout)
    assert found, ran.stdout
    return found.group()


def test_signing_out_sends_first_then_clears_and_holds_what_could_not_be_sent(tmp_path: Path) -> None:
    link = invite(tmp_path)
    with (
        running(tmp_path, clock_start=NOW, more=SHARED) as address,
        flaky_way(address) as way,
        phone(address) as context,
    ):
        page = context.new_page()
        page.goto(way.address + link)
        page.locator("input[type=password]").first.fill(PASSWORD)
        page.locator("main button.main").click()
        page.goto(way.address + "/interviews/new")
        for label, words in (
            ("Company", "Northwind"),
            ("Role", "SRE"),
            ("Day", "2026-05-12"),
            ("From", "15:00"),
        ):
            page.get_by_label(label, exact=True).fill(words)
        page.get_by_label("Time zone of the interviewers").fill("Europe/Berlin")
        page.get_by_label("Who you met").fill("Priya Shah")
        page.get_by_role("button", name="Add the interview").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Northwind")
        page.reload()
        wait_for_copy(page)
        way.moods = [DROP] * 50
        topic(page).fill("a secret matter")
        expect(said(page)).to_contain_text("Kept on this device")
        page.goto(way.address + "/processes/")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_text("Some notes are on this device only")).to_be_visible()
        assert "a secret matter" in page.evaluate(LEFT)[1]
        # The line is back: what was held is sent, and only then the device is cleared.
        way.moods = []
        page.reload()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        pages, notes = page.evaluate(LEFT)
        assert "Northwind" not in pages
        assert notes == "[]"
        page.get_by_label("Name or address").fill("jo@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto(way.address + "/debrief")
        expect(topic(page)).to_have_value("a secret matter")
