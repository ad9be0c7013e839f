"""Where several people share one installation, nobody sees, counts or changes anything of somebody else's."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from afterword import clock
from afterword.models import Candidate, Interview, Letter, Member, Process
from afterword.models.owned import Owned
from afterword.web.serving.middleware import OwnerMiddleware
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.sign_in import (
    CLOSED_FOR,
    MOST_FAILURES,
    Invited,
    invite,
    remove,
    sign_in,
    sign_out_everywhere,
    take_up,
)
from tests.workflows.rows import a_candidate, an_interview, approved, note_all

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"
SECRETS = ("Priya Raman", "Northwind", "nightly batch", "priya@northwind", "Jonas Lindqvist")


@pytest.fixture
def shared(settings: Any) -> None:
    settings.SIGN_IN = "password"
    # As slow as the real one is meant to be, twenty tests would take a minute.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def member(name: str) -> Member:
    invited = invite(name, now=clock.now())
    assert isinstance(invited, Invited)
    came = take_up(invited.key, PASSWORD, now=clock.now())
    assert isinstance(came, Member)
    return came


def browser(name: str) -> Client:
    client = Client()
    answer = client.post("/sign-in", {"name": name, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client


@pytest.fixture
def two(shared: None) -> tuple[Client, Interview, Letter]:
    """A stranger's browser, and the interview and letter of somebody else."""
    owner = a_candidate()
    interview = an_interview(owner)
    note_all(interview)
    letter = finish_debrief(interview, now=clock.now()).letters[0]
    approved(letter)
    member("stranger@example.org")
    return browser("stranger@example.org"), interview, letter


def addresses(interview: Interview, letter: Letter) -> list[str]:
    """Every address of the pages, with the keys of what belongs to the owner."""
    keys: dict[str, object] = {
        "interview_id": interview.pk, "letter_id": letter.pk, "process_id": interview.process_id,
        "person_id": letter.person_id, "version_id": 1, "message_id": 1, "key": "no-such-key",
    }  # fmt: skip
    found = []
    for pattern in get_resolver().url_patterns:
        route = str(pattern.pattern)
        if "static" in route:
            continue
        for name, value in keys.items():
            for kind in ("int", "str", "slug", "uuid"):
                route = route.replace(f"<{kind}:{name}>", str(value))
        found.append(f"/{route}")
    assert not [each for each in found if "<" in each], "an address with a key that this test does not know"
    return found


def test_no_page_shows_anything_of_somebody_else(two: tuple[Client, Interview, Letter]) -> None:
    client, interview, letter = two
    for address in addresses(interview, letter):
        answer = client.get(address)
        assert answer.status_code in (200, 204, 302, 404, 405), f"{address}: {answer.status_code}"
        text = answer.content.decode(errors="replace")
        assert not [word for word in SECRETS if word in text], f"{address} shows something of somebody else"


def test_no_deed_changes_anything_of_somebody_else(two: tuple[Client, Interview, Letter]) -> None:
    client, interview, letter = two
    before = everything(interview.candidate)
    for address in addresses(interview, letter):
        for data in (
            {},
            {"do": "approve", "topic": "x", "body": "x", "name": "x"},
            {"do": "stop"},
            {"do": "erase"},
        ):
            assert client.post(address, data).status_code < 500, address
    assert everything(interview.candidate) == before


def everything(candidate: Candidate) -> dict[str, list[dict[str, object]]]:
    """Every row of theirs, of every model that has an owner."""
    return {
        model.__name__: list(model.objects.filter(candidate=candidate).order_by("pk").values())  # type: ignore[attr-defined]
        for model in Owned.__subclasses__()
    }


# Reached through a row that has an owner; and what is nobody's.
_THROUGH = {"FolderCursor"}
# A sealed secret is reached by the name that its owner's row holds.
_NOBODYS = {"Candidate", "ProviderPace", "SealedSecret"}


def test_every_model_says_whose_its_rows_are() -> None:
    from django.apps import apps

    models = apps.get_app_config("afterword").get_models()
    ownerless = {
        each.__name__ for each in models if "candidate" not in {f.name for f in each._meta.get_fields()}
    }
    assert ownerless - _THROUGH == _NOBODYS


def test_without_a_session_only_the_open_pages_answer(shared: None) -> None:
    interview = an_interview(a_candidate())
    client = Client()
    for pattern in get_resolver().url_patterns:
        if getattr(pattern, "name", None) in OwnerMiddleware.OPEN or "<" in str(pattern.pattern):
            continue
        answer = client.get(f"/{pattern.pattern}")
        assert answer.status_code == 302, str(pattern.pattern)
        assert answer.headers["Location"].startswith("/sign-in?next=/")
        assert client.post(f"/{pattern.pattern}").status_code == 401
    assert Candidate.objects.get() == interview.candidate, "nobody got a desk by asking"


def test_an_invitation_opens_one_desk_once(shared: None) -> None:
    invited = invite("New@Example.org", now=clock.now())
    assert isinstance(invited, Invited)
    client = Client()
    page = client.get(f"/invitation/{invited.key}")
    assert page.status_code == 200
    assert b"new@example.org" in page.content
    assert client.post(f"/invitation/{invited.key}", {"password": "short"}).status_code == 422
    answer = client.post(f"/invitation/{invited.key}", {"password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/").status_code == 200
    assert Client().get(f"/invitation/{invited.key}").status_code == 404
    assert Client().post(f"/invitation/{invited.key}", {"password": PASSWORD}).status_code == 404


def test_an_old_invitation_is_closed(shared: None) -> None:
    invited = invite("new@example.org", now=clock.now() - timedelta(days=8))
    assert isinstance(invited, Invited)
    assert Client().get(f"/invitation/{invited.key}").status_code == 404


def test_the_cookie_is_for_https_and_out_of_reach_of_scripts(shared: None, settings: Any) -> None:
    settings.CSRF_COOKIE_SECURE = True
    member("me@example.org")
    client = Client()
    client.post("/sign-in", {"name": "me@example.org", "password": PASSWORD})
    cookie = client.cookies["afterword_session"]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"


def test_signing_out_everywhere_ends_every_session(shared: None) -> None:
    member("me@example.org")
    first, second = browser("me@example.org"), browser("me@example.org")
    assert sign_out_everywhere("ME@example.org")
    assert first.get("/").status_code == second.get("/").status_code == 302


def test_a_forged_or_foreign_session_opens_nothing(shared: None) -> None:
    from django.core import signing

    row = member("me@example.org")
    for value in (
        "",
        "x",
        signing.dumps((row.pk, row.version)),
        signing.dumps((row.pk, row.version), key="other"),
    ):
        client = Client()
        client.cookies["afterword_session"] = value
        assert client.get("/").status_code == 302, value


def test_too_many_wrong_passwords_close_the_door_for_a_while(shared: None) -> None:
    member("me@example.org")
    now = clock.now()
    for _ in range(MOST_FAILURES):
        assert not isinstance(sign_in("me@example.org", "wrong", now=now), Member)
    assert not isinstance(sign_in("me@example.org", PASSWORD, now=now), Member)
    assert isinstance(
        sign_in("me@example.org", PASSWORD, now=now + CLOSED_FOR + timedelta(seconds=1)), Member
    )


def test_a_wrong_name_and_a_wrong_password_read_the_same(shared: None) -> None:
    member("me@example.org")
    answers = [
        Client()
        .post("/sign-in", {"name": name, "password": "something wrong"})
        .content.decode()
        .replace(name, "")
        for name in ("me@example.org", "no@example.org")
    ]
    strip = [text.split("csrfmiddlewaretoken")[0] for text in answers]
    assert strip[0] == strip[1]


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]
)
def test_the_way_back_leads_nowhere_else(shared: None, back: str) -> None:
    member("me@example.org")
    answer = Client().post("/sign-in", {"name": "me@example.org", "password": PASSWORD, "next": back})
    assert answer.headers["Location"] == "/"


class TestProxy:
    """Header sign-in: the proxy's word counts from the proxy's address only."""

    @pytest.fixture(autouse=True)
    def proxied(self, settings: Any) -> None:
        settings.SIGN_IN, settings.PROXIES, settings.SIGN_IN_HEADER = (
            "header",
            ["10.0.0.9"],
            "HTTP_X_REMOTE_USER",
        )
        assert isinstance(invite("jo", now=clock.now()), Invited)

    def test_whom_the_proxy_names_comes_in(self) -> None:
        assert Client(REMOTE_ADDR="10.0.0.9").get("/", headers={"x-remote-user": "Jo"}).status_code == 200

    def test_nobody_else_may_write_the_header(self) -> None:
        assert Client(REMOTE_ADDR="10.0.0.10").get("/", headers={"x-remote-user": "jo"}).status_code == 401

    def test_an_unknown_name_gets_no_desk(self) -> None:
        before = Candidate.objects.count()
        assert (
            Client(REMOTE_ADDR="10.0.0.9").get("/", headers={"x-remote-user": "mallory"}).status_code == 401
        )
        assert Candidate.objects.count() == before

    def test_the_password_pages_do_not_exist(self) -> None:
        assert (
            Client(REMOTE_ADDR="10.0.0.9").get("/sign-in", headers={"x-remote-user": "jo"}).status_code == 404
        )


def test_removing_a_person_takes_everything_of_theirs_and_nothing_else(shared: None) -> None:
    kept = an_interview(a_candidate())
    row = member("gone@example.org")
    gone = an_interview(row.candidate, company="Fabrikam")
    note_all(gone)
    assert remove("gone@example.org")
    assert list(Process.objects.values_list("company", flat=True)) == ["Northwind"]
    assert Interview.objects.get() == kept
    assert not Member.objects.exists()
