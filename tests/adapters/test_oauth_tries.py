"""A sign-in that any process goes on with: one answer each, for ten minutes, and nothing of it readable."""

import threading
import urllib.request
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from afterword.adapters.file_secrets import FileSecrets
from afterword.adapters.oauth_tries import LIFE, GrantTries
from afterword.ports.errors import Permanent, Temporary
from tests.adapters.oauth_desk import Desk
from tests.servers.oauth_server import OAuthServer

HERE = "http://127.0.0.1:9/back"
Tries = Callable[[], GrantTries]


@pytest.fixture
def desk(oauth_server: OAuthServer, tmp_path: Path) -> Desk:
    return Desk(oauth_server, tmp_path)


@pytest.fixture
def tries(desk: Desk) -> Tries:
    """Each call is another process."""
    return lambda: GrantTries(FileSecrets(desk.path), "mail-1-try", http=desk.http, hold=nullcontext)


class _Stay(urllib.request.HTTPRedirectHandler):
    def http_error_302(self, request: Any, file: Any, *_: Any) -> Any:
        return file


def answer_of(desk: Desk, page: str) -> str:
    """Where the provider sends a browser that agreed."""
    import ssl

    context = ssl.create_default_context(cafile=str(desk.server.certificate.certificate))
    opener = urllib.request.build_opener(_Stay(), urllib.request.HTTPSHandler(context=context))
    with opener.open(page) as last:
        return str(last.headers["Location"])


def begun(desk: Desk, tries: Tries) -> str:
    tries().begin_browser(desk.app(), redirect_uri=HERE, login_hint="me@example.org", now=desk.now)
    found = tries().open(now=desk.now)
    assert found is not None
    assert found.page == getattr(tries().open(now=desk.now), "page", ""), "every process shows the same page"
    return answer_of(desk, found.page)


def cause_of(deed: Callable[[], object]) -> str:
    with pytest.raises((Permanent, Temporary)) as caught:
        deed()
    return caught.value.cause


def test_what_one_process_began_another_one_ends_once(desk: Desk, tries: Tries) -> None:
    address = begun(desk, tries)
    assert address.startswith(f"{HERE}/?code=")
    assert tries().finish(address, now=desk.now).is_complete
    calls = len(desk.server.calls)
    assert cause_of(lambda: tries().finish(address, now=desk.now)) == "try-over"
    assert len(desk.server.calls) == calls, "a replay is not taken to the provider"
    assert tries().open(now=desk.now) is None


def test_two_processes_that_get_the_same_answer_use_it_once(desk: Desk) -> None:
    lock = threading.Lock()

    def one_at_a_time() -> GrantTries:
        return GrantTries(FileSecrets(desk.path), "mail-1-try", http=desk.http, hold=lambda: lock)

    address = begun(desk, one_at_a_time)
    came: list[str] = []

    def come_back() -> None:
        try:
            came.append("given" if one_at_a_time().finish(address, now=desk.now).is_complete else "")
        except Permanent as error:
            came.append(error.cause)

    threads = [threading.Thread(target=come_back) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(came) == ["given", *["try-over"] * 7]
    assert desk.server.grant_types() == ["authorization_code"]


def test_after_ten_minutes_the_answer_is_refused_and_nothing_is_left(desk: Desk, tries: Tries) -> None:
    address = begun(desk, tries)
    late = desk.now + LIFE
    assert tries().open(now=late) is None
    assert cause_of(lambda: tries().finish(address, now=late)) == "try-expired"
    assert desk.server.grant_types() == []
    assert FileSecrets(desk.path).names() == []


def test_an_answer_to_another_try_changes_nothing_and_the_open_one_goes_on(desk: Desk, tries: Tries) -> None:
    older = begun(desk, tries)
    address = begun(desk, tries)
    assert cause_of(lambda: tries().finish(older, now=desk.now)) == "state-differs"
    assert cause_of(lambda: tries().finish("https://mail.example/inbox", now=desk.now)) == "no-code"
    assert tries().finish(address, now=desk.now).is_complete


def test_a_refusal_uses_the_try_up(desk: Desk, tries: Tries) -> None:
    desk.server.denies = "access_denied"
    address = begun(desk, tries)
    assert cause_of(lambda: tries().finish(address, now=desk.now)) == "access-denied"
    assert tries().open(now=desk.now) is None


def test_a_provider_that_does_not_answer_is_not_asked_with_the_same_code_again(
    desk: Desk, tries: Tries
) -> None:
    address = begun(desk, tries)
    desk.server.next_errors = [503, 503, 503]
    with pytest.raises(Temporary, match="Sign in once more"):
        tries().finish(address, now=desk.now)
    assert tries().open(now=desk.now) is None


def test_a_code_is_asked_about_by_whoever_shows_the_page_and_no_faster_than_allowed(
    desk: Desk, tries: Tries
) -> None:
    tries().begin_code(desk.app(), now=desk.now)
    shown = tries().open(now=desk.now)
    assert shown is not None
    assert shown.user_code == "ABCD-EFGH"
    desk.server.next_errors = ["slow_down"]
    assert tries().ask(now=desk.now) is None
    calls = len(desk.server.calls)
    assert tries().ask(now=desk.now) is None
    assert len(desk.server.calls) == calls, "the provider said slow down"
    desk.later(seconds=6)
    found = tries().ask(now=desk.now)
    assert found is not None
    assert found.is_complete
    assert tries().ask(now=desk.now) is None
    assert FileSecrets(desk.path).names() == []


def test_a_code_that_ran_out_is_told_once(desk: Desk, tries: Tries) -> None:
    tries().begin_code(desk.app(), now=desk.now)
    desk.later(seconds=901)
    assert cause_of(lambda: tries().ask(now=desk.now)) == "code-expired"
    assert tries().ask(now=desk.now) is None


def test_a_try_that_cannot_be_read_is_none_and_a_new_one_takes_its_place(desk: Desk, tries: Tries) -> None:
    for text in ("no json", "[]", '{"grant": "{}"}', "{}"):
        FileSecrets(desk.path).write("mail-1-try", text)
        assert tries().open(now=desk.now) is None
        assert tries().ask(now=desk.now) is None
    assert tries().finish(begun(desk, tries), now=desk.now).is_complete
