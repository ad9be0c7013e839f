"""The page of notices on a real database, up to a stand-in that opens what a browser would get."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword import clock, wiring
from afterword.models import Candidate, NoticeSettings, PushSubscription
from afterword.workflows.own_data import ensure_candidate
from tests.adapters.push_service import PushService, b64, push_service

pytestmark = pytest.mark.django_db

FORM = {
    "do": "save", "told": ["interview-ended", "trouble"], "quiet_from": "21:30", "quiet_until": "08:00",
    "says_names": "yes",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def candidate() -> Candidate:
    return ensure_candidate(now=clock.now())


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as made:
        yield made


def subscribe(client: Client, service: PushService, **changes: object) -> object:
    sent = {
        "endpoint": service.endpoint,
        "keys": {"p256dh": service.p256dh, "auth": b64(service.auth)},
        **changes,
    }
    agent = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36"
    return client.post(
        "/settings/notices", json.dumps(sent), content_type="application/json", HTTP_USER_AGENT=agent
    )


def test_a_browser_that_allowed_it_gets_the_test_notice(
    client: Client, service: PushService, candidate: Candidate
) -> None:
    answer = subscribe(client, service)
    assert answer.json() == {"sentence": "Notices are on in this browser."}
    assert "Chrome on Android" in client.get("/settings/notices").content.decode()
    said = client.post("/settings/notices", {"do": "test"}, follow=True).content.decode()
    assert "Sent." in said
    assert service.got[0]["title"] == "A notice from Afterword"


def test_our_key_is_made_once_and_for_its_owner_only(client: Client, tmp_path: Path) -> None:
    first = client.get("/settings/notices").content.decode()
    assert wiring.push_key().public in first
    assert wiring.push_key().pem not in first
    modes = [each.stat().st_mode & 0o777 for each in wiring.data_folder().iterdir() if each.is_file()]
    assert 0o600 in modes


def test_switching_off_forgets_the_browser(
    client: Client, service: PushService, candidate: Candidate
) -> None:
    subscribe(client, service)
    row = PushSubscription.objects.get()
    client.post("/settings/notices", {"do": "forget", "browser": str(row.pk)})
    assert not PushSubscription.objects.exists()
    said = client.post("/settings/notices", {"do": "test"}).content.decode()
    assert "nothing was sent" in said


def test_a_browser_that_is_gone_is_forgotten_by_itself(
    client: Client, service: PushService, candidate: Candidate
) -> None:
    subscribe(client, service)
    service.status = 410
    client.post("/settings/notices", {"do": "test"})
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("content", ["[]", "{}", '{"endpoint": 1, "keys": 2}', "nonsense"])
def test_nonsense_is_refused_in_words(client: Client, content: str) -> None:
    answer = client.post("/settings/notices", content, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer.json()["sentence"]


def test_what_is_chosen_is_stored(client: Client, candidate: Candidate) -> None:
    client.post("/settings/notices", FORM)
    row = NoticeSettings.objects.get()
    assert row.off == ["letter-waits", "follow-up-ready", "answered"]
    assert (f"{row.quiet_from:%H:%M}", row.says_names, row.by_mail) == ("21:30", True, False)
    wrong = client.post("/settings/notices", {**FORM, "quiet_from": "late"})
    assert wrong.status_code == 422


def test_addresses_of_services_are_secrets(client: Client, candidate: Candidate) -> None:
    address = "ntfy://user:geheim@ntfy.example.org/topic"
    said = client.post(
        "/settings/notices", {"do": "services", "addresses": address}, follow=True
    ).content.decode()
    assert "The services are stored." in said
    assert "geheim" not in said
    row = NoticeSettings.objects.get()
    assert row.services == 1
    assert wiring.secrets().read(row.services_secret) == address
    exported = client.post("/settings/data", {"do": "zip"}).content
    assert b"geheim" not in exported
    client.post("/settings/data", {"do": "erase", "word": "erase"})
    assert wiring.secrets().read(row.services_secret) is None


def test_a_wrong_address_of_a_service_is_said_without_showing_it(
    client: Client, candidate: Candidate
) -> None:
    answer = client.post("/settings/notices", {"do": "services", "addresses": "geheim-is-no-address"})
    said = answer.content.decode()
    assert "Line 1" in said
    assert "geheim" not in said
    assert not NoticeSettings.objects.filter(services__gt=0).exists()


def test_a_shared_installation_offers_services_only_if_its_host_says_so(
    client: Client, candidate: Candidate, settings: Any
) -> None:
    from afterword.web.settings import notices_page

    settings.SIGN_IN = "header"
    assert not notices_page._has_services()
    settings.NOTICE_SERVICES = True
    assert notices_page._has_services()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/service-worker.js", "text/javascript; charset=utf-8"),
    ],
)
def test_the_parts_of_the_app_need_nobody_signed_in(
    client: Client, settings: Any, path: str, kind: str
) -> None:
    settings.SIGN_IN = "password"
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert client.get("/offline").status_code == 200
    assert client.get("/offline/near").status_code == 302


def test_every_icon_and_file_that_the_app_names_is_there(client: Client, settings: Any) -> None:
    known = client.get("/manifest.webmanifest").json()
    worker = client.get("/service-worker.js").content.decode()
    shell = json.loads(worker.split("self.SHELL = ")[1].split(";\n")[0])
    files = [icon["src"] for icon in known["icons"]] + [each for each in shell["files"] if each != "/offline"]
    for address in (*files, shell["icon"], shell["badge"]):
        path = address.removeprefix(settings.STATIC_URL)
        assert (settings.STATIC_FOLDER / path).is_file(), address
    assert any(icon.get("purpose") == "maskable" for icon in known["icons"])
    for shortcut in known["shortcuts"]:
        assert client.get(shortcut["url"], follow=True).status_code == 200


def test_what_somebody_else_typed_in_this_browser_is_not_taken(client: Client, candidate: Candidate) -> None:
    client.post("/interviews/new", {
        "company": "Northwind", "role": "SRE", "date": "2026-05-12", "start": "15:00", "end": "16:00",
        "zone": "Europe/Berlin", "kind": "video", "people": "Priya Shah",
    })  # fmt: skip
    row = candidate.interview_set.get() if hasattr(candidate, "interview_set") else None
    from afterword.models import Interview

    row = row or Interview.objects.get()
    person = row.process.people.get()
    sent = json.dumps({"key": "aaaa-bbbb", "base_revision": 0, "fields": {"topic": "x"}})
    path = f"/interviews/{row.pk}/notes/{person.pk}"
    foreign = client.post(path, sent, content_type="application/json", headers={"X-Desk": "somebody-else"})
    assert foreign.status_code == 401
    near = client.get("/offline/near").json()
    own = client.post(path, sent, content_type="application/json", headers={"X-Desk": near["desk"]})
    assert own.json()["revision"] == 1
    again = client.post(path, sent, content_type="application/json", headers={"X-Desk": near["desk"]})
    assert again.json()["revision"] == 1
