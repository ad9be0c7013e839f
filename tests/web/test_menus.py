"""Small menus and cards in a real browser: what opens closes as one expects, and what is new is before the eyes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.phone import browser_page, command, running

pytestmark = pytest.mark.browser
NOW = "2026-05-12T13:10:00+00:00"
ADD = (
    "add", "Northwind", "--role", "Engineer", "--start", "2026-05-12 13:00", "--zone", "Europe/Berlin",
    "--person", "Priya Raman <priya@northwind.example> hiring-manager",
)  # fmt: skip


def is_open(page: Page, menu: str) -> bool:
    return bool(page.locator(menu).first.evaluate("menu => menu.open"))


def test_the_menu_of_the_phone_closes_by_escape_by_a_tap_elsewhere_and_by_going_on(tmp_path: Path) -> None:
    with running(tmp_path, clock_start=NOW) as address, browser_page(address, has_touch=True) as page:
        page.goto("/")
        door = page.locator(".more summary")
        door.tap()
        expect(page.get_by_role("link", name="Settings", exact=True)).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not is_open(page, ".more")
        expect(door).to_be_focused()
        door.tap()
        page.get_by_role("heading", name="Today").tap()
        assert not is_open(page, ".more")
        door.tap()
        for _ in range(5):
            page.keyboard.press("Tab")
        assert not is_open(page, ".more")


def test_one_line_of_pages_fits_the_narrowest_phone(tmp_path: Path) -> None:
    with running(tmp_path, clock_start=NOW) as address, browser_page(address, width=320) as page:
        page.goto("/")
        tops = page.locator(".top nav > a, .top .more > summary").evaluate_all(
            "all => all.map(each => Math.round(each.getBoundingClientRect().top))"
        )
        assert len(tops) == 4
        assert len(set(tops)) == 1


def test_somebody_added_stands_before_the_eyes_with_the_pen_in_their_notes(tmp_path: Path) -> None:
    command(tmp_path, *ADD, clock_start=NOW)
    with running(tmp_path, clock_start=NOW) as address, browser_page(address, has_touch=True) as page:
        page.goto("/interviews/1")
        page.get_by_text("Add a person").tap()
        page.locator("#new-name").fill("Bo Nilsen")
        page.get_by_role("button", name="Add this person").tap()
        heading = page.get_by_role("heading", name="Bo Nilsen")
        expect(heading).to_be_in_viewport()
        card = page.locator("section.person", has=heading)
        expect(card.get_by_label("Notes in your own words")).to_be_focused()
        # Once: whoever loads the page again stays where they are.
        assert page.evaluate("history.state") is None


def test_the_link_of_the_feed_is_copied_with_one_tap(tmp_path: Path) -> None:
    with running(tmp_path, clock_start=NOW) as address, browser_page(address, has_touch=True) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/calendar/")
        page.get_by_role("button", name="Make a link").tap()
        page.get_by_role("button", name="Copy the first link").tap()
        expect(page.get_by_text("Copied the link to everything.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").endswith(".ics")
