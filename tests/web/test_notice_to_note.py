"""From a notice to the first saved note on a phone, with a clock beside it."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.phone import registration_of, running, wait_for_copy
from tests.web.test_offline import FILL, NOW, phone, run_in, said, topic

pytestmark = pytest.mark.browser

# A slow thumb: five characters a second.
THUMB = 200
SECONDS = 60


def push(context: BrowserContext, page: Page, origin: str, words: dict[str, Any]) -> None:
    """What the push service hands to the browser, handed to it by the debugger."""
    tools = context.new_cdp_session(page)
    known = registration_of(tools, page)
    tools.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": known, "data": json.dumps(words)},
    )


def test_under_a_minute_from_the_notice_to_the_first_saved_note(tmp_path: Path, capsys: Any) -> None:
    known = run_in(tmp_path, FILL)
    path = f"/interviews/{known['interview']}"
    with running(tmp_path, clock_start=NOW) as address, phone(address) as context:
        context.grant_permissions(["notifications"], origin=address)
        context.tracing.start(screenshots=True)
        page = context.new_page()
        page.goto(address + "/")
        wait_for_copy(page)
        words = {
            "title": "How did it go with Northwind?",
            "body": "Two minutes now.",
            "path": path,
            "tag": "x",
        }
        push(context, page, address, words)
        shown = """async () => {
          const worker = await navigator.serviceWorker.ready;
          return (await worker.getNotifications()).map(each => [each.title, each.body, each.data.path]);
        }"""
        for _ in range(200):
            if page.evaluate(shown):
                break
            page.wait_for_timeout(100)
        assert page.evaluate(shown) == [["How did it go with Northwind?", "Two minutes now.", path]]
        began = time.monotonic()
        tap = """async () => {
          const [notification] = await self.registration.getNotifications();
          self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
        }"""
        context.service_workers[0].evaluate(tap)
        expect(page.get_by_role("heading", level=1)).to_have_text("How did it go with Northwind?")
        topic(page).tap()
        page.keyboard.type("moving cron jobs to Argo", delay=THUMB)
        expect(said(page)).to_have_text("Saved.")
        seconds = time.monotonic() - began
        context.tracing.stop(path=tmp_path / "notice-to-note.zip")
        assert page.evaluate(shown) == []
    with capsys.disabled():
        print(
            f"\nfrom the notice to the first saved note: {seconds:.1f} s, of them {24 * THUMB / 1000:.1f} s typing"
        )
    assert seconds < SECONDS


def test_somebody_is_added_with_two_taps_and_a_name(tmp_path: Path) -> None:
    known = run_in(tmp_path, FILL)
    with running(tmp_path, clock_start=NOW) as address, phone(address) as context:
        page = context.new_page()
        page.goto(f"{address}/interviews/{known['interview']}")
        page.get_by_text("Add a person").tap()
        page.keyboard.type("Dana Okafor")
        page.get_by_role("button", name="Add this person").tap()
        expect(page.get_by_role("region", name="Dana Okafor", exact=True)).to_be_visible()


def test_dictation_and_keyboards_that_compose_are_left_alone(tmp_path: Path) -> None:
    """Words that are still being composed stay what the keyboard says, while pauses save around them."""
    known = run_in(tmp_path, FILL)
    with running(tmp_path, clock_start=NOW) as address, phone(address) as context:
        page = context.new_page()
        page.goto(f"{address}/interviews/{known['interview']}")
        field = topic(page)
        field.focus()
        tools = context.new_cdp_session(page)
        for text in ("n", "ni", "nih", "niha", "nihao"):
            tools.send(
                "Input.imeSetComposition",
                {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
            )
            page.wait_for_timeout(300)
        page.wait_for_timeout(1500)
        expect(field).to_have_value("nihao")
        tools.send("Input.insertText", {"text": "你好"})
        expect(field).to_have_value("你好")
        # A dictated sentence comes in as one piece, and the next right behind it.
        tools.send("Input.insertText", {"text": " we spoke about the rota"})
        tools.send("Input.insertText", {"text": " and the migration"})
        expect(said(page)).to_have_text("Saved.")
        expect(field).to_have_value("你好 we spoke about the rota and the migration")
        page.reload()
        expect(topic(page)).to_have_value("你好 we spoke about the rota and the migration")
