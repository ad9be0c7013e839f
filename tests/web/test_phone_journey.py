"""A phone, a real browser, the program as it is started: from an invitation file to approved letters."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.phone import browser_page, command, running

pytestmark = pytest.mark.browser

INVITATIONS = Path(__file__).parents[1] / "data" / "invitations"
# Ten minutes after the interview of the panel in google-panel.ics has ended.
JUST_AFTER = "2026-05-12T14:10:00+02:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person who has said who they are, and whose letters leave through a local sendmail."""
    command(tmp_path, "account", "jonas@example.org", "--sendmail", "/bin/false", clock_start=JUST_AFTER)
    return tmp_path


def say_who(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_label("Your name", exact=True).fill("Jonas Lindqvist")
    page.get_by_label("Your time zone", exact=True).fill("Europe/Stockholm")
    page.get_by_role("button", name="Save").first.click()


def note(page: Page, name: str, topic: str, link: str) -> None:
    """Type into two fields; the finished sentence comes, and the pause saves."""
    section = page.get_by_role("region", name=name, exact=True)
    section.get_by_label("We talked about").fill(topic)
    expect(section.get_by_text(f"We talked about {topic}.")).to_be_visible()
    section.get_by_label("I …", exact=True).fill(link)
    expect(section.locator(".saved")).to_have_text("Saved.")


def is_wider_than_the_phone(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_from_an_invitation_to_approved_letters_with_one_thumb(folder: Path) -> None:
    with (
        running(folder, clock_start=JUST_AFTER) as address,
        browser_page(address, has_touch=True, timezone_id="Asia/Tokyo") as page,
    ):
        page.goto("/interviews/new")
        expect(page.get_by_label("Time zone of the interviewers")).to_have_value("Asia/Tokyo")
        say_who(page)
        page.goto("/")
        page.get_by_role("link", name="Import an invitation").click()
        page.get_by_label("The invitation").set_input_files(INVITATIONS / "google-panel.ics")
        page.get_by_role("button", name="Import", exact=True).click()
        page.get_by_role("link", name="Open the interview").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("How did it go with Northwind?")
        assert not is_wider_than_the_phone(page)
        page.get_by_label("Which role is it about?").fill("Site Reliability Engineer")
        page.get_by_label("Which role is it about?").press("Enter")
        expect(page.get_by_text("The role is noted.")).to_be_visible()
        note(page, "Nguyễn Văn An", "how the team runs its on-call rota", "cut our pages from 40 to 6 a week")
        note(page, "李雷", "moving the cron jobs to Argo Workflows", "moved 30 cron jobs to Argo last year")
        page.get_by_role("button", name="Write the letters").click()
        expect(page.get_by_role("link", name="Read the letter")).to_have_count(3)
        page.get_by_role("listitem").filter(has_text="Nguyễn").get_by_role("link").click()
        body = page.locator("#body").input_value()
        assert "on-call rota" in body
        assert "Jonas Lindqvist" in body
        assert not is_wider_than_the_phone(page)
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_text("You can take it back until it goes.")).to_be_visible()
        page.goto("/")
        expect(page.get_by_text("Goes by itself")).to_be_visible()
