"""Without any mail account, in a real browser: copy the letter, send it oneself, say so, and wait for the silence."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.phone import browser_page, running
from tests.web.test_phone_journey import JUST_AFTER, is_wider_than_the_phone, note, say_who

pytestmark = pytest.mark.browser

INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:talk-17@tailspin.example
DTSTAMP:20260508T090000Z
DTSTART:20260512T110000Z
DTEND:20260512T120000Z
SUMMARY:Interview Jonas Lindqvist - Backend Engineer at Tailspin
ORGANIZER;CN=Ana Sousa:mailto:ana.sousa@tailspin.example
ATTENDEE;CN=Ana Sousa;PARTSTAT=ACCEPTED:mailto:ana.sousa@tailspin.example
ATTENDEE;CN=Jonas Lindqvist;PARTSTAT=NEEDS-ACTION:mailto:jonas@example.org
END:VEVENT
END:VCALENDAR
"""


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def write_a_letter(page: Page, folder: Path) -> None:
    """From an empty data folder to the page of the one letter."""
    file = folder / "invitation.ics"
    file.write_text(INVITATION.replace("\n", "\r\n"))
    say_who(page)
    page.goto("/import")
    page.get_by_label("The invitation").set_input_files(file)
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("link", name="Open the interview").click()
    note(
        page,
        "Ana Sousa",
        "how the team splits its billing service",
        "split our invoicing service in two last year",
    )
    page.get_by_role("button", name="Hiring manager", exact=True).click()
    page.get_by_role("button", name="Write the letters").click()
    page.get_by_role("link", name="Read the letter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank-you letter to Ana Sousa")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_a_letter_is_copied_sent_and_noted_without_an_account(
    tmp_path: Path, width: int, height: int
) -> None:
    with (
        running(tmp_path, clock_start=JUST_AFTER) as address,
        browser_page(
            address, width=width, height=height, permissions=["clipboard-read", "clipboard-write"]
        ) as page,
    ):
        write_a_letter(page, tmp_path)
        assert page.get_by_role("button", name="Approve").count() == 0
        expect(page.get_by_text("A good moment to send it:")).to_be_visible()
        page.locator("#subject").fill("Thank you: C++ & billing")
        for name, said in (("address", "the address"), ("subject", "the subject"), ("letter", "the letter")):
            button = page.get_by_role("button", name=f"Copy the {name}")
            button.focus()
            page.keyboard.press("Enter")
            expect(page.get_by_text(f"Copied {said}.")).to_be_visible()
            wanted = {"address": "ana.sousa@tailspin.example", "subject": "Thank you: C++ & billing"}
            assert clipboard(page) == wanted.get(name, page.locator("#body").input_value())
        link = page.get_by_role("link", name="Open it in my mail program").get_attribute("href")
        assert link is not None
        fields = parse_qs(urlsplit(link).query.replace("+", "%2B"))
        assert unquote(urlsplit(link).path) == "ana.sousa@tailspin.example"
        assert fields["subject"] == ["Thank you: C++ & billing"]
        assert fields["body"][0].replace("\r\n", "\n") == page.locator("#body").input_value().rstrip()
        assert not is_wider_than_the_phone(page)
        page.get_by_label("When did you send it?").fill("2026-05-12T14:05")
        page.get_by_role("button", name="I sent it myself").click()
        expect(page.get_by_text("Noted: you sent it yourself.")).to_be_visible()
        expect(page.get_by_text("Thank you: C++ & billing")).to_be_visible()
        page.goto("/")
        expect(page.get_by_text("Nothing waits for you.")).to_be_visible()


def test_a_slip_of_the_thumb_is_taken_back(tmp_path: Path) -> None:
    with running(tmp_path, clock_start=JUST_AFTER) as address, browser_page(address) as page:
        write_a_letter(page, tmp_path)
        page.get_by_role("button", name="I sent it myself").click()
        page.get_by_role("button", name="It has not gone out after all").click()
        expect(page.get_by_text("The letter is yours to send again.")).to_be_visible()
        expect(page.get_by_role("button", name="I sent it myself")).to_be_visible()


def test_where_the_clipboard_is_closed_the_words_are_selected(tmp_path: Path) -> None:
    """A page under a plain address of the home network has no clipboard."""
    with running(tmp_path, clock_start=JUST_AFTER) as address, browser_page(address) as page:
        context: BrowserContext = page.context
        context.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
        )
        write_a_letter(page, tmp_path)
        page.get_by_role("button", name="Copy the letter").click()
        expect(page.get_by_text("The words are selected: copy them with your keyboard.")).to_be_visible()
        selected = page.evaluate(
            "(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)"
        )
        assert selected == page.locator("#body").input_value()
