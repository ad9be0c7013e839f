"""Tokens are renewed in time, after a refusal, and across crashes; and a token never shows anywhere."""

import threading
from pathlib import Path

import pytest

from afterword.adapters.file_secrets import FileSecrets
from afterword.adapters.http_line import HttpLine
from afterword.adapters.oauth_grant import write_grant
from afterword.adapters.oauth_tokens import AccessTokens
from afterword.ports.errors import Permanent, Temporary
from tests.adapters.oauth_desk import NAME, Desk
from tests.servers.oauth_server import OAuthServer


@pytest.fixture
def desk(oauth_server: OAuthServer, tmp_path: Path) -> Desk:
    made = Desk(oauth_server, tmp_path)
    made.agree()
    return made


def test_a_fresh_token_is_used_as_it_is(desk: Desk) -> None:
    tokens = desk.tokens()
    assert tokens.read() == tokens.read() == desk.stored().access_token
    assert desk.server.grant_types() == ["authorization_code"]


def test_a_token_is_renewed_before_it_ends_and_written_down(desk: Desk) -> None:
    old = desk.tokens().read()
    desk.later(minutes=56)
    new = desk.tokens().read()
    assert new != old
    assert desk.stored().access_token == new
    assert desk.tokens().read() == new
    assert desk.server.grant_types() == ["authorization_code", "refresh_token"]


def test_a_clock_that_was_set_back_renews_instead_of_trusting_the_date(desk: Desk) -> None:
    old = desk.tokens().read()
    desk.later(hours=-5)
    assert desk.tokens().read() != old


def test_a_refused_token_is_renewed_and_never_given_again(desk: Desk) -> None:
    tokens = desk.tokens()
    old = tokens.read()
    new = tokens.read(refused=old)
    assert new != old
    assert tokens.read(refused=old) == new, "another line may still report the same old token"


def test_rotating_refresh_tokens_are_on_the_disk_before_they_are_used(desk: Desk) -> None:
    desk.server.rotates = desk.server.is_strict = True
    for _ in range(4):
        desk.later(hours=1)
        desk.tokens().read()
    assert desk.steps == ["refreshed", "saved"] * 4
    assert desk.server.refresh_tokens[desk.stored().refresh_token]


def test_a_crash_between_the_renewal_and_the_disk_costs_nothing_where_old_tokens_still_count(
    desk: Desk,
) -> None:
    desk.server.rotates = True
    desk.later(hours=1)
    desk.stop_at = "refreshed"
    with pytest.raises(KeyboardInterrupt):
        desk.tokens().read()
    desk.stop_at = ""
    assert desk.server.is_good("me", desk.tokens().read())


def test_where_old_tokens_end_the_grant_such_a_crash_asks_for_a_new_sign_in(desk: Desk) -> None:
    desk.server.rotates = desk.server.is_strict = True
    desk.later(hours=1)
    desk.stop_at = "refreshed"
    with pytest.raises(KeyboardInterrupt):
        desk.tokens().read()
    desk.stop_at = ""
    with pytest.raises(Permanent) as caught:
        desk.tokens().read()
    assert caught.value.cause == "grant-ended"
    assert "Sign in again" in str(caught.value)


def test_two_programs_that_renew_at_once_renew_once(desk: Desk) -> None:
    desk.server.rotates = desk.server.is_strict = True
    desk.later(hours=1)
    one_at_a_time = threading.Lock()

    def keeper() -> AccessTokens:
        http = HttpLine(timeout=5, ca_file=desk.server.certificate.certificate)
        secrets = FileSecrets(desk.path)
        return AccessTokens(secrets, NAME, http=http, now=lambda: desk.now, hold=lambda: one_at_a_time)

    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(keeper().read())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert desk.server.grant_types().count("refresh_token") == 1


def test_a_program_that_lost_the_race_uses_what_the_other_wrote(desk: Desk) -> None:
    old = desk.stored()
    desk.server.rotates = desk.server.is_strict = True

    class OldView(FileSecrets):
        """The first look sees the grant as it was before the other program renewed it."""

        looked = 0

        def read(self, name: str) -> str | None:
            self.looked += 1
            return write_grant(old) if self.looked <= 2 else super().read(name)

    desk.later(hours=1)
    desk.tokens().read()
    # The server forgives this once: it is the race itself that is tested, not its strictness.
    desk.server.is_strict = False
    late = AccessTokens(OldView(desk.path), NAME, http=desk.http, now=lambda: desk.now)
    assert desk.server.is_good("me", late.read())


def test_a_full_disk_keeps_the_new_tokens_in_memory_and_writes_them_later(desk: Desk) -> None:
    class FullDisk(FileSecrets):
        is_full = True

        def write(self, name: str, value: str) -> None:
            if self.is_full:
                raise Temporary("No room.", cause="secrets-not-written")
            super().write(name, value)

    desk.server.rotates = desk.server.is_strict = True
    desk.later(hours=1)
    disk = FullDisk(desk.path)
    tokens = AccessTokens(disk, NAME, http=desk.http, now=lambda: desk.now)
    first = tokens.read()
    assert desk.server.is_good("me", first)
    desk.later(hours=1)
    assert desk.server.is_good("me", tokens.read())
    disk.is_full = False
    tokens.read()
    assert desk.server.refresh_tokens[desk.stored().refresh_token]


def test_an_ended_grant_is_said_and_stays_until_the_person_signs_in_again(desk: Desk) -> None:
    desk.server.revoke_grant()
    desk.later(hours=1)
    with pytest.raises(Permanent) as caught:
        desk.tokens().read()
    assert caught.value.cause == "grant-ended"
    desk.agree()
    assert desk.server.is_good("me", desk.tokens().read())


@pytest.mark.parametrize("trouble", [503, b"<html>Sign in to the hotel</html>", b"", b"[" * 100_000])
def test_a_server_out_of_order_is_tried_later(desk: Desk, trouble: object) -> None:
    desk.later(hours=1)
    desk.server.next_errors = [trouble]
    tokens = desk.tokens()
    with pytest.raises(Temporary):
        tokens.read()
    assert desk.server.is_good("me", tokens.read())


def test_a_wrong_clock_is_named_where_an_answer_makes_no_sense(desk: Desk) -> None:
    desk.server.clock_offset = -7200
    desk.later(hours=1)
    desk.server.next_errors = [b"<html>?</html>"]
    with pytest.raises(Temporary) as caught:
        desk.tokens().read()
    assert caught.value.cause == "clock-wrong"
    assert "minutes ahead" in str(caught.value)


def test_a_stopped_server_is_tried_later(desk: Desk) -> None:
    desk.later(hours=1)
    desk.server.stop()
    with pytest.raises(Temporary) as caught:
        desk.tokens().read()
    assert caught.value.cause == "refused"


def test_without_a_grant_the_person_is_asked_to_sign_in(desk: Desk) -> None:
    desk.secrets.erase(NAME)
    with pytest.raises(Permanent) as caught:
        desk.tokens().read()
    assert caught.value.cause == "not-signed-in"


def test_only_the_owner_can_read_what_was_granted(desk: Desk) -> None:
    assert desk.path.stat().st_mode & 0o077 == 0


def test_a_line_without_tls_leaves_this_machine_never() -> None:
    with pytest.raises(Permanent) as caught:
        HttpLine().call("GET", "http://mail.example/token")
    assert caught.value.cause == "line-not-secured"
