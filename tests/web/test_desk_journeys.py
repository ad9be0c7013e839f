"""Today, the board and the letter in a real browser, with a thumb at 390 px and with mouse and keys at 1280 px."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.phone import browser_page, environment, running
from tests.web.test_accessibility import ROOT, Desk, violations

pytestmark = pytest.mark.browser
SIZES = [(390, 844), (1280, 900)]
# Ten minutes after the interview of rows.py.
NOW = "2026-05-12T13:10:00+00:00"
BODY = (
    "Hi {who},\n\nThank you for the talk about the move of the nightly batch jobs to streaming.\n\n"
    "I liked [Topic] most.\n\nBest regards,\nJonas Lindqvist\n"
)
MENDED = BODY.format(who="Priya").replace("[Topic]", "the plan for the on-call load")
# A panel of three with its letters, a talk without notes, and one ahead.
FILL = """
import json
from datetime import timedelta
from afterword import wiring
wiring.start_django()
wiring.prepare_database()
from afterword.models import Letter, MailAccount
from afterword.workflows.finish_debrief import finish_debrief
from tests.workflows.rows import AFTER, a_candidate, an_interview, note_all
candidate = a_candidate()
MailAccount.objects.create(candidate=candidate, address="jonas@example.org", submission_kind="smtp",
    smtp_host="127.0.0.1", mailbox_kind="none", created_at=AFTER)
talk = an_interview(candidate)
note_all(talk)
finish_debrief(talk, now=AFTER)
an_interview(candidate, company="Kestrel")
an_interview(candidate, company="Tidewater", starts_at=AFTER + timedelta(days=2),
    ends_at=AFTER + timedelta(days=2, hours=1))
letter = Letter.objects.get(person__name="Priya Raman")
print(json.dumps({"letter": letter.pk, "process": letter.process_id, "interview": talk.pk}))
"""


@dataclass(frozen=True)
class Opened:
    page: Page
    keys: dict[str, int]

    def go(self, path: str) -> Page:
        self.page.goto(path.format(**self.keys))
        return self.page


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    filled = subprocess.run(
        [sys.executable, "-c", FILL], env=environment(tmp_path, clock_start=NOW)
        | {"PYTHONPATH": f"{ROOT}:{ROOT}/src"},
        check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    with running(tmp_path, clock_start=NOW) as address:
        yield Desk(address, json.loads(filled.stdout))


@pytest.fixture(params=SIZES, ids=["phone", "desk"])
def opened(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Opened]:
    width, height = request.param
    with browser_page(desk.address, width=width, height=height, has_touch=width < 500) as page:
        yield Opened(page, desk.keys)


def wide(page: Page) -> bool:
    return bool(page.evaluate("innerWidth > 1000"))


def write(opened: Opened, body: str) -> Page:
    page = opened.go("/letters/{letter}")
    page.locator("#body").fill(body)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    # Its words are there before its keys are.
    page.wait_for_load_state()
    return page


def test_today_leads_to_a_letter_and_the_letter_to_the_next(opened: Opened) -> None:
    page = opened.go("/")
    expect(page.get_by_text("Interview with Kestrel ended 10 minutes ago: write it down.")).to_be_visible()
    several = page.locator(".agenda .item").filter(has_text="letters to Northwind wait for your yes")
    several.get_by_role("link", name="Read the letter").click()
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Next letter").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before)


def test_remarks_stand_at_their_words_and_follow_them_while_one_types(opened: Opened) -> None:
    page = write(opened, BODY.format(who="Priya"))
    mark = page.locator(".marks mark", has_text="[Topic]").first
    expect(mark).to_have_count(1)
    number = mark.get_attribute("data-number")
    place = f"document.querySelector('.marks mark[data-number=\"{number}\"]')"
    finding = page.locator(f"#finding-{number}")
    expect(finding).to_contain_text("stops it")
    # The number in the text leads to the remark, the remark to its words.
    page.locator(".marks .number", has_text=number).first.click()
    expect(finding).to_be_focused()
    finding.get_by_role("button", name="Show the words").click()
    chosen = "(b => b.value.slice(b.selectionStart, b.selectionEnd))(document.querySelector('#body'))"
    words = page.evaluate(chosen)
    assert words
    assert words in mark.inner_text() or mark.inner_text() in words
    # What is typed before the words moves the mark with them; what is typed into them ends it.
    page.locator("#body").press("Control+Home")
    page.keyboard.type("Well. ")
    expect(page.locator(f'.marks mark[data-number="{number}"]').first).to_have_text(words)
    if wide(page):
        top = "getBoundingClientRect().top"
        tops = page.evaluate(f"[{place}.{top}, document.querySelector('#finding-{number}').{top}]")
        assert abs(tops[0] - tops[1]) < 12
    finding.get_by_role("button", name="Show the words").click()
    page.keyboard.type("the rota")
    expect(page.locator(f'.marks mark[data-number="{number}"]')).to_have_count(0)


def test_the_marks_lie_exactly_over_the_letters(opened: Opened) -> None:
    page = write(opened, BODY.format(who="Priya") * 3)
    heights = page.evaluate(
        "['#body', '.marks'].map(s => document.querySelector(s)).map(e => [e.clientWidth, e.scrollHeight])"
    )
    assert heights[0][0] == heights[1][0]
    styles = page.evaluate(
        "['#body', '.marks'].map(s => getComputedStyle(document.querySelector(s)))"
        ".map(s => [s.fontFamily, s.fontSize, s.lineHeight, s.paddingTop, s.paddingLeft, s.borderTopWidth])"
    )
    assert styles[0] == styles[1]


def test_nothing_lies_over_the_text_that_is_read(opened: Opened) -> None:
    page = write(opened, BODY.format(who="Priya") * 3)
    covered = page.evaluate(
        """() => {
          const box = document.querySelector('#body');
          const found = [];
          for (const share of [0.02, 0.25, 0.5, 0.75, 0.98]) {
            scrollTo(0, 0);
            const area = box.getBoundingClientRect();
            scrollTo(0, area.top + area.height * share - innerHeight + 30);
            const now = box.getBoundingClientRect();
            const y = now.top + now.height * share;
            const top = document.elementFromPoint(now.left + now.width / 2, y);
            if (top !== box && !top?.closest('.marks')) found.push(top?.outerHTML.slice(0, 80));
          }
          return found;
        }"""
    )
    assert covered == []


def test_a_sentence_says_where_it_comes_from_when_one_points_at_it(desk: Desk) -> None:
    with browser_page(desk.address, width=390, has_touch=True) as page:
        page.goto(desk.address + f"/letters/{desk.keys['letter']}")
        places = json.loads(page.locator("#body").get_attribute("data-sources") or "[]")
        line = page.locator(".source-line")
        expect(line).to_be_hidden()
        start, _, words = places[1]
        page.locator("#body").focus()
        page.evaluate(f"document.querySelector('#body').setSelectionRange({start + 1}, {start + 1})")
        expect(line).to_have_text(f"This sentence comes from: {words}.")


def test_a_key_approves_a_single_letter_never_does_and_it_can_be_taken_back(opened: Opened) -> None:
    page = write(opened, MENDED)
    page.locator("#body").press("Control+End")
    page.keyboard.type(" a y")
    page.keyboard.press("Enter")
    expect(page.locator("#body")).to_be_visible()
    page.locator("#body").fill(MENDED)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("You can take it back until it goes.")).to_be_visible()
    page.get_by_role("button", name="Take the approval back").click()
    expect(page.locator("#body")).to_be_visible()


def test_what_was_heard_is_said_on_the_board_and_asked_before_letters_are_cancelled(opened: Opened) -> None:
    """A thumb, or keys alone at the desk."""
    write(opened, MENDED)
    opened.page.keyboard.press("Control+Enter")
    expect(opened.page.get_by_text("You can take it back until it goes.")).to_be_visible()
    page = opened.go("/processes/?view=board")
    card = page.locator(f'.card[data-process="/processes/{opened.keys["process"]}"]')
    summary = card.locator("summary")
    if wide(page):
        summary.focus()
        page.keyboard.press("Enter")
        card.get_by_role("button", name="They said no").focus()
        page.keyboard.press("Enter")
    else:
        summary.tap()
        card.get_by_role("button", name="They said no").tap()
    expect(page.get_by_text("cancelled by this")).to_be_visible()
    page.get_by_role("link", name="Leave it as it is").click()
    expect(page.get_by_text("cancelled by this")).to_have_count(0)
    page.get_by_role("button", name="They said no").click()
    page.get_by_role("button", name="They said no: cancel").click()
    expect(page.get_by_text("They said no. What was waiting is cancelled: 1 letter.")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_a_card_is_dragged_onto_what_was_heard(desk: Desk) -> None:
    with browser_page(desk.address, width=1280, height=900) as page:
        page.goto(desk.address + "/processes/?view=board")
        cards = page.locator(".card")
        count = cards.count()
        card = cards.filter(has_text="Kestrel")
        path = card.get_attribute("data-process")
        area = card.bounding_box()
        assert area is not None
        expect(page.locator("#drop-bar")).to_be_hidden()
        page.mouse.move(area["x"] + 20, area["y"] + 40)
        page.mouse.down()
        page.mouse.move(area["x"] + 60, area["y"] + 60, steps=4)
        target = page.locator("#drop-bar").get_by_role("button", name="Let it rest")
        expect(target).to_be_visible()
        there = target.bounding_box()
        assert there is not None
        page.mouse.move(there["x"] + 30, there["y"] + 20, steps=6)
        page.mouse.up()
        expect(page.get_by_text("It rests.")).to_be_visible()
        expect(page.locator(".card")).to_have_count(count - 1)
        expect(page.locator(f'.card[data-process="{path}"]')).to_have_count(0)


def test_filters_stay_when_one_comes_back(opened: Opened) -> None:
    page = opened.go("/processes/?view=board")
    page.get_by_role("link", name="Table", exact=True).click()
    page.get_by_text("Narrow it down").click()
    page.get_by_label("Waits for me").check()
    page.get_by_role("button", name="Show", exact=True).click()
    rows = page.locator("tbody tr").count()
    opened.go("/")
    opened.go("/processes/")
    expect(page.locator("tbody tr")).to_have_count(rows)
    expect(page.get_by_label("Waits for me")).to_be_checked()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_letter_with_remarks_and_its_versions(desk: Desk, theme: str) -> None:
    with browser_page(desk.address, width=1280, height=900, color_scheme=theme, bypass_csp=True) as page:
        write(Opened(page, desk.keys), BODY.format(who="Priya"))
        expect(page.locator(".marks .number").first).to_be_visible()
        assert violations(page) == []
        page.goto(desk.address + f"/letters/{desk.keys['letter']}/versions")
        assert violations(page) == []
