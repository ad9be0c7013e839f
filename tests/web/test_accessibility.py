"""Every page in a real browser: axe finds nothing in either theme at either size, nothing runs off the side, and the
keyboard alone reaches and shows everything."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.phone import CHROMIUM, environment, running

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
NOW = "2026-05-26T18:00:00+00:00"
FILL = """
import json, sys
from datetime import datetime, timedelta
from afterword import wiring
wiring.start_django()
wiring.prepare_database()
from bench.long_search import fill
now = datetime.fromisoformat(sys.argv[1])
fill(interviews=12, letters=30, now=now)
from afterword.models import Interview, Letter, ReceivedMessage, Submission
draft = Letter.objects.filter(state="draft").last()
sent = Submission.objects.filter(state="accepted").last()
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.save_note import save_note
def asking(company, role):
    # A talk whose letters wait for an answer.
    people = tuple(NewPerson(name=name, relation="peer") for name in ("Ana Sousa", "Bo Chen"))
    talk = add_interview(draft.candidate, NewInterview(company=company, role=role, starts_at=now - timedelta(hours=2),
        ends_at=now - timedelta(hours=1), timezone="Europe/Berlin", people=people), now=now)
    for person in talk.process.people.all():
        save_note(draft.candidate, talk, person, {"topic": "the rota"}, base_revision=None, now=now)
    finish_debrief(talk, now=now)
    return talk
asked, without_role = asking("Adatum", "Data Engineer"), asking("Wingtip", "")
assert asked.letter_asks.exists() and without_role.letter_asks.exists()
print(json.dumps({
    "asked": asked.pk, "asked_process": asked.process_id, "without_role": without_role.pk,
    "interview": draft.interview_id, "letter": draft.pk, "sent": sent.letter_id, "process": draft.process_id,
    "person": draft.person_id, "message": ReceivedMessage.objects.last().pk,
}))
"""
FULL = (
    "/", "/import", "/interviews/new", "/interviews/{interview}", "/interviews/{asked}",
    "/interviews/{without_role}", "/processes/{asked_process}", "/letters/{letter}", "/letters/{sent}",
    "/letters/{letter}/message", "/letters/{letter}/versions", "/processes/?view=board",
    "/processes/?view=table&show=all", "/processes/{process}", "/processes/{process}?ask=rejected", "/people/",
    "/people/{person}", "/messages/{message}",
    "/calendar/", "/insight/", "/search?q=second", "/check", "/settings/", "/settings/mailbox",
    "/settings/etiquette", "/settings/data", "/settings/notices", "/settings/model", "/offline", "/no-such-page",
)  # fmt: skip
EMPTY = (
    "/", "/processes/", "/people/", "/calendar/", "/insight/", "/search", "/settings/mailbox", "/import", "/sandbox",
)  # fmt: skip
SIZES = {"phone": (390, 844), "desk": (1280, 900)}


@dataclass(frozen=True)
class Desk:
    address: str
    keys: dict[str, int]

    def at(self, path: str) -> str:
        return self.address + path.format(**self.keys)


@pytest.fixture(scope="module")
def full_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("full")
    filled = subprocess.run(
        [sys.executable, "-c", FILL, NOW], env=environment(folder, clock_start=NOW) | {"PYTHONPATH": str(ROOT)},
        check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    with running(folder, clock_start=NOW) as address:
        yield Desk(address, json.loads(filled.stdout))


@pytest.fixture(scope="module")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with running(tmp_path_factory.mktemp("empty"), clock_start=NOW) as address:
        yield Desk(address, {})


@pytest.fixture(scope="module")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with running(tmp_path_factory.mktemp("demo"), clock_start=NOW, more={"AFTERWORD_DEMO": "1"}) as address:
        yield Desk(address, {})


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]
    ]


def runs_off(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def troubles(browser: Browser, desk: Desk, paths: tuple[str, ...], size: str, theme: str) -> list[str]:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    found: list[str] = []
    for path in paths:
        page.goto(desk.at(path))
        found += [f"{path} at {size}, {theme}: {each}" for each in violations(page)]
        if runs_off(page):
            found.append(f"{path} at {size}: wider than the screen")
    context.close()
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_page(browser: Browser, full_desk: Desk, size: str, theme: str) -> None:
    assert troubles(browser, full_desk, FULL, size, theme) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_an_empty_desk(browser: Browser, empty_desk: Desk, theme: str) -> None:
    assert troubles(browser, empty_desk, EMPTY, "phone", theme) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_the_style_guide(
    browser: Browser, demo_desk: Desk, size: str, theme: str
) -> None:
    assert troubles(browser, demo_desk, ("/styleguide",), size, theme) == []


# Every control that a person could use, as far as it can be seen.
CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden')
  .map((e, i) => { e.dataset.place = String(i); return e.type === 'radio' ? 'radio ' + e.name : String(i); })"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e);
  const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  const name = e.type === 'radio' ? 'radio ' + e.name : e.dataset.place ?? '';
  return { name, seen };
}"""


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/interviews/{interview}",
        "/letters/{letter}",
        "/processes/?view=board",
        "/processes/{process}",
        "/settings/mailbox",
    ],
)
def test_the_keyboard_reaches_every_control_and_shows_where_it_is(
    browser: Browser, full_desk: Desk, path: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(full_desk.at(path))
    wanted = set(page.evaluate(CONTROLS))
    reached: set[str] = set()
    for _ in range(4 * len(wanted) + 20):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        # The parts inside a date field show a focus of their own; its first part shows that of the field.
        if here is not None and here["seen"]:
            reached.add(here["name"])
        if wanted <= reached:
            break
    assert wanted <= reached
    context.close()


@pytest.mark.parametrize("path", FULL)
def test_what_a_thumb_must_hit_is_large_enough(browser: Browser, full_desk: Desk, path: str) -> None:
    """44 px for buttons and fields (4-look.md); links inside a sentence are as tall as their line."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(full_desk.at(path))
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .button, select, textarea, summary, '
            + 'input:not([type=checkbox]):not([type=radio]):not([type=hidden])')]
          .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.when'))
          .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 90)])
          .filter(([box]) => box.width > 1 && box.height < 43.5)
          .map(([box, html]) => `${Math.round(box.height)} px: ${html}`)"""
    )
    context.close()
    assert small == []
