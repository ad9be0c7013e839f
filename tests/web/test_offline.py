"""The debrief on a bad line, in a real browser against the real program: nothing is lost, nothing is doubled."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.web import flaky_way as line
from tests.web.flaky_way import FlakyWay, flaky_way
from tests.web.phone import CHROMIUM, environment, registration_of, running, wait_for_copy

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
NOW = "2026-05-12T14:10:00+00:00"
KEPT = "Kept on this device; it is sent when you are back online."
FILL = """
import json
from datetime import datetime, timedelta
from afterword import wiring
wiring.start_django()
wiring.prepare_database()
from afterword import clock
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.own_data import ensure_candidate
now = clock.now()
new = NewInterview(company="Northwind", role="SRE", starts_at=now - timedelta(minutes=70),
    ends_at=now - timedelta(minutes=10), timezone="Europe/Berlin",
    people=(NewPerson(name="Priya Shah", email="priya@northwind.example", relation="peer"),))
row = add_interview(ensure_candidate(now=now), new, now=now)
print(json.dumps({"interview": row.pk, "person": row.process.people.get().pk}))
"""
LOOK = """
import json
from afterword import wiring
wiring.start_django()
from afterword.models import Interview, Note, NoteVersion, Person
print(json.dumps({
    "notes": {note.person.name: [note.topic, note.notes, note.revision] for note in Note.objects.all()},
    "versions": NoteVersion.objects.count(),
    "people": list(Person.objects.order_by("id").values_list("name", flat=True)),
    "whole": Interview.objects.get().notes,
}))
"""


def run_in(folder: Path, code: str) -> Any:
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment(folder, clock_start=NOW) | {"PYTHONPATH": str(ROOT)},
        check=True, stdout=subprocess.PIPE, text=True, timeout=60,
    )  # fmt: skip
    return json.loads(ran.stdout)


@dataclass
class Train:
    """A phone behind a bad line. Complaints of the browser about the line are expected; others are not."""

    folder: Path
    way: FlakyWay
    context: BrowserContext
    path: str
    complaints: list[str] = field(default_factory=list)

    def page(self, *, path: str = "") -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.way.address + (path or self.path))
        return page

    def open(self) -> Page:
        """The debrief, once the device keeps a copy of it."""
        page = self.page()
        wait_for_copy(page)
        return page

    def cut(self) -> None:
        self.way.is_cut = True
        self.context.set_offline(True)

    def mend(self) -> None:
        self.way.is_cut = False
        self.context.set_offline(False)

    def kept(self) -> Any:
        return run_in(self.folder, LOOK)


@contextmanager
def phone(address: str) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce"
        )
        context.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        yield context
        browser.close()


@pytest.fixture
def train(tmp_path: Path) -> Iterator[Train]:
    known = run_in(tmp_path, FILL)
    with running(tmp_path, clock_start=NOW) as address, flaky_way(address) as way, phone(address) as context:
        train = Train(folder=tmp_path, way=way, context=context, path=f"/interviews/{known['interview']}")
        yield train
    assert train.complaints == []


def topic(page: Page, name: str = "Priya Shah") -> Any:
    return page.get_by_role("region", name=name, exact=True).get_by_label("We talked about")


def said(page: Page, name: str = "Priya Shah") -> Any:
    return page.get_by_role("region", name=name, exact=True).locator("form.notes .saved")


def test_what_is_typed_offline_is_kept_shown_again_and_sent(train: Train) -> None:
    page = train.open()
    train.cut()
    topic(page).fill("moving the cron jobs to Argo")
    expect(said(page)).to_have_text(KEPT)
    page.close()
    # The tab was closed without a line and is opened again without one.
    again = train.page()
    expect(again.get_by_role("heading", level=1)).to_have_text("How did it go with Northwind?")
    expect(topic(again)).to_have_value("moving the cron jobs to Argo")
    expect(said(again)).to_have_text(KEPT)
    assert train.kept()["notes"] == {}
    train.mend()
    expect(said(again)).to_have_text("Saved.")
    assert train.kept()["notes"] == {"Priya Shah": ["moving the cron jobs to Argo", "", 1]}


def test_typed_and_sent_words_are_shown_offline_even_by_an_older_copy(train: Train) -> None:
    page = train.open()
    topic(page).fill("the on-call rota")
    expect(said(page)).to_have_text("Saved.")
    page.close()
    train.cut()
    again = train.page()
    expect(topic(again)).to_have_value("the on-call rota")
    topic(again).fill("the on-call rota of the payments team")
    expect(said(again)).to_have_text(KEPT)
    train.mend()
    expect(said(again)).to_have_text("Saved.")
    kept = train.kept()
    assert kept["notes"]["Priya Shah"][0] == "the on-call rota of the payments team"
    assert kept["versions"] == 0


def test_somebody_met_is_added_by_name_offline_with_their_notes(train: Train) -> None:
    page = train.open()
    train.cut()
    page.get_by_text("Add a person").tap()
    page.keyboard.type("Dana Okafor")
    page.get_by_role("button", name="Add this person").tap()
    topic(page, "Dana Okafor").fill("spot machines for the build farm")
    expect(said(page, "Dana Okafor")).to_have_text(KEPT)
    page.close()
    again = train.page()
    expect(topic(again, "Dana Okafor")).to_have_value("spot machines for the build farm")
    train.mend()
    expect(said(again, "Dana Okafor")).to_have_text("Saved.")
    kept = train.kept()
    assert kept["people"] == ["Priya Shah", "Dana Okafor"]
    assert kept["notes"]["Dana Okafor"][0] == "spot machines for the build farm"
    again.reload()
    expect(topic(again, "Dana Okafor")).to_have_value("spot machines for the build farm")


@pytest.mark.parametrize("mood", [line.DROP, line.FAULT, line.HALF, line.TWICE, line.SILENT])
def test_a_flaky_line_loses_and_doubles_nothing(train: Train, mood: str) -> None:
    page = train.open()
    train.way.moods = [mood, line.HALF]
    topic(page).fill("the incident reviews")
    expect.set_options(timeout=40_000)
    page.wait_for_timeout(1500)
    # Typed over a saving whose answer never came: the same device, no conflict with itself.
    topic(page).fill("the incident reviews on Thursdays")
    expect(said(page)).to_have_text("Saved.")
    kept = train.kept()
    assert kept["notes"]["Priya Shah"][0] == "the incident reviews on Thursdays"
    assert kept["versions"] == 0
    assert not page.locator(".two-texts").count()


def test_two_devices_keep_both_texts_and_show_them_side_by_side(train: Train) -> None:
    page = train.open()
    train.cut()
    topic(page).fill("typed on the train")
    expect(said(page)).to_have_text(KEPT)
    # Meanwhile, at the desk: another browser, a good line.
    desk = train.context.browser.new_context().new_page()
    desk.goto(f"http://{train.way.target}{train.path}")
    topic(desk).fill("typed at the desk")
    expect(said(desk)).to_have_text("Saved.")
    train.mend()
    both = page.get_by_role("alert", name="Two texts")
    expect(both).to_contain_text("typed on the train")
    expect(both).to_contain_text("typed at the desk")
    kept = train.kept()
    assert kept["notes"]["Priya Shah"][0] == "typed at the desk"
    assert kept["versions"] == 1
    page.get_by_role("button", name="Take what was typed here").tap()
    expect(topic(page)).to_have_value("typed on the train")
    assert train.kept()["notes"]["Priya Shah"][0] == "typed on the train"


def test_other_pages_say_honestly_that_there_is_no_line(train: Train) -> None:
    page = train.open()
    train.cut()
    page.goto(train.way.address + "/processes/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection to your Afterword")
    page.get_by_role("link", name="Notes on Northwind").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("How did it go with Northwind?")


def test_erasing_leaves_nothing_on_the_device(train: Train) -> None:
    page = train.open()
    topic(page).fill("a private matter")
    expect(said(page)).to_have_text("Saved.")
    page.goto(train.way.address + "/settings/data")
    page.get_by_label("Type").fill("erase")
    page.get_by_role("button", name="Erase everything").tap()
    expect(page.get_by_text("Everything is forgotten here.")).to_be_visible()
    left = page.evaluate(
        """async () => {
          const texts = [];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const key of await cache.keys()) texts.push(await (await cache.match(key)).text());
          }
          return [texts.join(' '), (await globalThis.outbox.all()).length];
        }"""
    )
    assert "Northwind" not in left[0]
    assert left[1] == 0


def test_the_browser_itself_sends_what_waits_when_no_page_is_open(train: Train) -> None:
    """Background Sync, fired by the debugger: the page that typed is closed, the one that is open has no notes."""
    page = train.open()
    train.cut()
    topic(page).fill("sent by the worker")
    expect(said(page)).to_have_text(KEPT)
    page.close()
    train.mend()
    other = train.page(path="/offline")
    assert train.kept()["notes"] == {}
    tools = train.context.new_cdp_session(other)
    known = registration_of(tools, other)
    sync = {"origin": train.way.address, "registrationId": known, "tag": "outbox", "lastChance": False}
    tools.send("ServiceWorker.dispatchSyncEvent", sync)
    for _ in range(20):
        if train.kept()["notes"]:
            break
        other.wait_for_timeout(250)
    assert train.kept()["notes"] == {"Priya Shah": ["sent by the worker", "", 1]}


def test_a_new_version_takes_over_and_older_copies_still_work(train: Train) -> None:
    """Files of an older page are answered with the present ones; addresses of files change with what they say."""
    page = train.open()
    old = page.evaluate(
        "fetch('/static/0123456789/css/afterword.css').then(each => [each.status, each.redirected])"
    )
    assert old == [200, True]
    assert page.evaluate("async () => (await fetch('/static/0123456789/js/nothing.js')).status") == 404
    assert page.evaluate("async () => (await fetch('/static/../settings.py')).status") == 404
