"""Being granted access: in the browser, by a code, and every way in which that goes wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.adapters.oauth_faults import judge_refusal, judge_scope
from afterword.adapters.oauth_flows import BrowserFlow, DeviceFlow
from afterword.adapters.oauth_grant import Grant, read_grant, write_grant
from afterword.adapters.oauth_listener import LoopbackListener
from afterword.adapters.oauth_providers import GOOGLE, MICROSOFT, discover
from afterword.ports.errors import Permanent, Temporary
from tests.adapters.oauth_desk import Desk
from tests.servers.oauth_server import OAuthServer


@pytest.fixture
def desk(oauth_server: OAuthServer, tmp_path: Path) -> Desk:
    return Desk(oauth_server, tmp_path)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_agreeing_in_the_browser_brings_a_grant(desk: Desk, name: str) -> None:
    grant = desk.agree(name=name)
    assert grant.is_complete
    assert desk.server.is_good("me", grant.access_token)
    [asked] = [call for call in desk.server.calls if call["path"] == "/authorize"]
    assert asked["redirect_uri"].startswith(f"http://{name}:")
    assert asked["login_hint"] == "me@example.org"


def test_the_code_is_worth_nothing_without_the_verifier_of_this_try(desk: Desk) -> None:
    listener = LoopbackListener()
    flow = BrowserFlow.begin(desk.app(), redirect_uri=listener.redirect_uri)
    other = BrowserFlow.begin(desk.app(), redirect_uri=listener.redirect_uri)
    desk.browse(flow.url())
    address = listener.wait(5)
    listener.close()
    with pytest.raises(Permanent) as caught:
        other.finish(address, http=desk.http, now=desk.now)
    assert caught.value.cause == "state-differs"
    stolen = address.replace(flow.state, other.state)
    with pytest.raises(Permanent) as refused:
        other.finish(stolen, http=desk.http, now=desk.now)
    assert refused.value.cause == "grant-ended"
    assert desk.server.tokens == {}


def test_an_address_pasted_from_another_machine_s_browser_is_taken(desk: Desk) -> None:
    listener = LoopbackListener()
    flow = BrowserFlow.begin(desk.app(), redirect_uri=listener.redirect_uri)
    desk.browse(flow.url())
    pasted = f"  {listener.wait(5)}\n"
    listener.close()
    assert flow.finish(pasted, http=desk.http, now=desk.now).is_complete
    with pytest.raises(Permanent) as caught:
        flow.finish("https://mail.example/inbox", http=desk.http, now=desk.now)
    assert caught.value.cause == "no-code"


def test_a_refusal_in_the_browser_is_told_and_nothing_is_kept(desk: Desk) -> None:
    desk.server.denies = "access_denied"
    with pytest.raises(Permanent) as caught:
        desk.agree()
    assert caught.value.cause == "access-denied"
    assert not desk.path.exists()


def test_a_browser_that_never_comes_back_ends_the_wait() -> None:
    listener = LoopbackListener()
    assert listener.wait(0.05) == ""
    listener.close()


def test_a_code_is_polled_until_the_person_has_typed_it(desk: Desk) -> None:
    desk.server.pending_polls = 2
    flow = DeviceFlow.begin(desk.app(), http=desk.http, now=desk.now)
    assert (flow.user_code, flow.page.endswith("/devicelogin")) == ("ABCD-EFGH", True)
    pauses: list[float] = []
    grant = flow.wait(http=desk.http, now=lambda: desk.now, pause=lambda s: bool(pauses.append(s)))
    assert grant.is_complete
    assert len(pauses) == 3


def test_a_poll_that_came_too_fast_is_slowed_down(desk: Desk) -> None:
    flow = DeviceFlow.begin(desk.app(), http=desk.http, now=desk.now)
    desk.server.next_errors = ["slow_down", "authorization_pending"]
    slower = flow.poll(http=desk.http, now=desk.now)
    assert isinstance(slower, DeviceFlow)
    assert slower.interval == flow.interval + 5
    assert slower.poll(http=desk.http, now=desk.now) is slower
    assert isinstance(slower.poll(http=desk.http, now=desk.now), Grant)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        ("access_denied", "access-denied"),
        ("expired_token", "code-expired"),
        ("invalid_client", "client-unknown"),
    ],
)
def test_a_code_that_comes_to_nothing_says_why(desk: Desk, error: str, cause: str) -> None:
    flow = DeviceFlow.begin(desk.app(), http=desk.http, now=desk.now)
    desk.server.next_errors = [error]
    with pytest.raises(Permanent) as caught:
        flow.wait(http=desk.http, now=lambda: desk.now, pause=lambda s: False)
    assert caught.value.cause == cause


def test_a_broken_line_while_polling_is_tried_again(desk: Desk) -> None:
    flow = DeviceFlow.begin(desk.app(), http=desk.http, now=desk.now)
    desk.server.next_errors = [502, b"<html>hotel</html>"]
    assert flow.wait(http=desk.http, now=lambda: desk.now, pause=lambda s: False).is_complete


def test_google_has_no_code_for_mail() -> None:
    grant = Grant(provider=GOOGLE, client_id="x")
    with pytest.raises(Permanent) as caught:
        DeviceFlow.begin(grant, http=Desk.__new__(Desk), now=datetime.now(UTC))  # type: ignore[arg-type]
    assert caught.value.cause == "no-device-flow"


def test_a_server_that_publishes_nothing_is_named(desk: Desk) -> None:
    with pytest.raises(Permanent) as caught:
        discover(f"{desk.server.issuer}/elsewhere", http=desk.http)
    assert caught.value.cause == "no-oauth-server"


def test_a_grant_without_a_refresh_token_is_not_kept(desk: Desk) -> None:
    desk.server.gives_refresh_token = False
    with pytest.raises(Permanent) as caught:
        desk.agree()
    assert caught.value.cause == "no-refresh-token"


def test_a_wrong_client_secret_is_named(desk: Desk) -> None:
    desk.server.client_secret = "right"
    grant = desk.app(client_secret="wrong")
    flow = BrowserFlow.begin(grant, redirect_uri="http://127.0.0.1:1")
    desk.server.codes["c"] = {"redirect_uri": "http://127.0.0.1:1"}
    with pytest.raises(Permanent) as caught:
        flow.finish(f"http://127.0.0.1:1/?code=c&state={flow.state}", http=desk.http, now=desk.now)
    assert caught.value.cause == "client-unknown"


@pytest.mark.parametrize(
    ("description", "cause"),
    [
        ("AADSTS65001: The user or administrator has not consented", "consent-required"),
        ("AADSTS90094: An administrator of Contoso has set a policy", "admin-consent-required"),
        ("AADSTS700082: The refresh token has expired due to inactivity", "grant-expired"),
        ("AADSTS50173: The provided grant has expired due to it being revoked", "password-changed"),
        ("AADSTS50076: you must use multi-factor authentication", "second-factor-needed"),
        ("AADSTS7000218: The request body must contain client_assertion", "public-client-off"),
        ("AADSTS700016: Application with identifier was not found", "client-unknown"),
        ("AADSTS50020: User account from identity provider does not exist", "wrong-account-kind"),
        ("AADSTS999999: something new", "grant-ended"),
    ],
)
def test_each_code_of_microsoft_has_a_cause_and_shows_no_ids(description: str, cause: str) -> None:
    error = judge_refusal(MICROSOFT, "invalid_grant", f"{description} Trace ID: 0a1b-2c3d Contoso")
    assert error.cause == cause
    assert "Trace" not in str(error)
    assert "Contoso" not in str(error)
    assert "AADSTS" not in str(error)


def test_an_ended_grant_at_google_explains_the_seven_days() -> None:
    error = judge_refusal(GOOGLE, "invalid_grant", "Token has been expired or revoked.")
    assert (error.cause, "7 days" in str(error), "connect-google" in str(error)) == (
        "grant-ended",
        True,
        True,
    )


def test_a_busy_server_is_tried_again_and_its_words_are_not_trusted() -> None:
    assert isinstance(judge_refusal(GOOGLE, "", code=503), Temporary)
    odd = judge_refusal(GOOGLE, "<script>alert(1)</script>" * 9)
    assert "<" not in str(odd)
    assert len(str(odd)) < 250


@pytest.mark.parametrize(
    ("granted", "is_enough"),
    [
        ("https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send", True),
        ("https://outlook.office.com/IMAP.ACCESSASUSER.All  https://outlook.office365.com/SMTP.Send", True),
        ("", True),
        ("https://outlook.office.com/IMAP.AccessAsUser.All", False),
        ("https://outlook.office.com/Mail.Read openid profile", False),
    ],
)
def test_access_that_does_not_cover_mail_is_refused_at_once(granted: str, is_enough: bool) -> None:
    if is_enough:
        judge_scope(MICROSOFT, granted)
        return
    with pytest.raises(Permanent) as caught:
        judge_scope(MICROSOFT, granted)
    assert caught.value.cause == "wrong-scope"


def test_a_grant_comes_back_from_its_line_as_it_was(desk: Desk) -> None:
    grant = desk.agree()
    assert read_grant(write_grant(grant)) == grant
    known = Grant(provider=MICROSOFT, client_id="a", refresh_token="b")
    assert '"provider": "microsoft"' in write_grant(known)
    assert read_grant(write_grant(known)) == known
    assert read_grant(None) is None
    for damaged in ("{", "[]", '{"provider": "nobody"}', '{"provider": {"x": 1}}'):
        with pytest.raises(Permanent) as caught:
            read_grant(damaged)
        assert caught.value.cause == "secrets-unreadable"
