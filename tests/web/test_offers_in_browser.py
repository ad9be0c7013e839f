"""Raw notes on a phone in a real browser: offers come while they are typed, one key or tap takes them; then a wording
of the model, shown whole before it is sent, taken sentence by sentence."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.servers.model_server import ModelServer, Reply, says
from tests.web.phone import browser_page, command, running

pytestmark = pytest.mark.browser

JUST_AFTER = "2026-05-12T14:10:00+02:00"
NOTES = """10:05 talked about moving cron jobs to argo workflows
she said that half of the pages come from jobs nobody owns
- salary 85-95k
I cut our pages from 40 to 6 a week w/ burn-rate alerts
seems a bit arrogant tbh"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    command(tmp_path, "account", "jonas@example.org", "--sendmail", "/bin/false", clock_start=JUST_AFTER)
    command(tmp_path, "profile", "--name", "Jonas Lindqvist", clock_start=JUST_AFTER)
    command(
        tmp_path, "add", "Northwind", "--role", "Site Reliability Engineer", "--start", "2026-05-12 13:00", "--zone",
        "Europe/Berlin", "--person", "Priya Raman <priya@northwind.example> hiring-manager", clock_start=JUST_AFTER,
    )  # fmt: skip
    return tmp_path


def picture(page: Page, name: str) -> None:
    """Pictures for whoever looks at the design: PICTURES=folder. Nothing is compared."""
    if os.environ.get("PICTURES"):
        page.screenshot(path=f"{os.environ['PICTURES']}/{name}.png", full_page=True)


def polish(sent: dict[str, Any]) -> Reply:
    data = json.loads(sent["messages"][1]["content"])
    if "sentences" not in data:
        quoted = next(line for line in data["notes"] if "half of the pages" in line)
        return says({"point": {"text": "half of the pages come from jobs nobody owns", "from": quoted}})
    better = {key: text.replace("Thank you for", "Thanks for") for key, text in data["sentences"].items()}
    last = list(better)[-1]
    return says({**better, last: "You are an amazing team of rock stars."})


def is_wider_than_the_phone(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def too_small(page: Page, within: str) -> list[str]:
    """Buttons that a thumb would miss."""
    return [
        each.inner_text()
        for each in page.locator(f"{within} button:visible, {within} summary:visible").all()
        if (box := each.bounding_box()) and box["height"] < 44
    ]


def test_notes_become_fields_and_a_wording_is_taken(folder: Path) -> None:
    with ModelServer(reply=polish) as model:
        with (
            running(folder, clock_start=JUST_AFTER) as address,
            browser_page(address, has_touch=True) as page,
        ):
            _type_and_take(page)
            _turn_on(page, model.url)
            _ask_about_notes(page)
            _reword(page)
        assert len(model.asked) >= 2


def _type_and_take(page: Page) -> None:
    page.goto("/interviews/1")
    section = page.get_by_role("region", name="Priya Raman", exact=True)
    notes = section.get_by_label("Notes in your own words")
    notes.fill(NOTES)
    offers = section.get_by_role("group", name="From your notes")
    expect(offers.get_by_role("button")).to_have_count(3)
    expect(section.get_by_text("2 lines look private")).to_be_visible()
    expect(section.get_by_text("looks like pay")).to_be_visible()
    expect(section.locator(".saved")).to_have_text("Saved.")
    assert not is_wider_than_the_phone(page)
    assert too_small(page, ".offer") == []
    offers.get_by_role("button", name="We talked about moving cron jobs to Argo Workflows.").tap()
    topic = section.get_by_label("We talked about …", exact=True)
    expect(topic).to_have_value("moving cron jobs to argo workflows")
    expect(offers.get_by_role("button")).to_have_count(2)
    picture(page, "offers")
    with page.expect_response("**/interviews/1/notes/1"):
        notes.press("Alt+Digit3")
    expect(section.get_by_label("I …", exact=True)).to_have_value(
        "cut our pages from 40 to 6 a week w/ burn-rate alerts"
    )
    expect(section.locator(".saved")).to_have_text("Saved.")
    expect(notes).to_have_value(NOTES)
    page.reload()
    expect(topic).to_have_value("moving cron jobs to argo workflows")


def _turn_on(page: Page, url: str) -> None:
    page.goto("/settings/model")
    page.get_by_label("A model may be asked").check()
    page.get_by_label("Address of its interface").fill(url)
    page.get_by_label("Name of the model").fill("small")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("small is there.")).to_be_visible()
    picture(page, "settings")
    assert not is_wider_than_the_phone(page)


def _ask_about_notes(page: Page) -> None:
    page.goto("/interviews/1")
    page.get_by_role("link", name="Ask the model about these notes").tap()
    sent = page.locator("pre.model-words")
    expect(sent).to_contain_text("half of the pages")
    expect(sent).not_to_contain_text("85")
    expect(sent).not_to_contain_text("arrogant")
    picture(page, "sent")
    assert not is_wider_than_the_phone(page)
    page.get_by_role("button", name="Send this to the model").tap()
    page.get_by_label("You said that half of the pages come from jobs nobody owns.").check()
    picture(page, "fields")
    page.get_by_role("button", name="Take what is ticked").tap()
    expect(page.get_by_label("You said that …", exact=True)).to_have_value(
        "half of the pages come from jobs nobody owns"
    )


def _reword(page: Page) -> None:
    page.get_by_role("button", name="Write the letters").click()
    page.get_by_role("link", name="Read the letter").click()
    body = page.get_by_label("Letter", exact=True)
    body.fill(body.input_value().replace("\n\n", "\n\nThank you for the talk about Argo Workflows. ", 1))
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_role("link", name="Ask the model about the wording").click()
    page.get_by_role("button", name="Send this to the model").click()
    expect(page.get_by_text("What was refused, and why")).to_be_visible()
    picture(page, "wording")
    assert not is_wider_than_the_phone(page)
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Use what I chose").click()
    expect(page.get_by_text("nothing is approved")).to_be_visible()
    expect(page.get_by_label("Letter", exact=True)).to_have_value(
        page.get_by_label("Letter", exact=True).input_value()
    )
    assert "Thanks for the talk" in page.get_by_label("Letter", exact=True).input_value()
