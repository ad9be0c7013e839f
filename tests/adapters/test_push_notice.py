"""Web push against a stand-in that opens what it gets with the browser's own key."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from afterword.adapters import apprise_notice
from afterword.adapters.apprise_notice import AppriseNotice
from afterword.adapters.push_encryption import LONGEST, PushKey, encrypt, new_push_key, padded
from afterword.adapters.push_notice import PushNotice
from afterword.adapters.several_notices import SeveralNotices
from afterword.ports.errors import Permanent, Temporary
from afterword.ports.notice import Notice, PushTarget
from tests.adapters.push_service import PushService, push_service, un64

NOW = datetime(2026, 5, 12, 14, 0, tzinfo=UTC)
NOTICE = Notice(
    key="debrief:1",
    title="How did it go with Northwind?",
    body="Two minutes now. Ça va.",
    path="/interviews/1",
)


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as made:
        yield made


def target_of(service: PushService) -> PushTarget:
    from tests.adapters.push_service import b64

    return PushTarget(endpoint=service.endpoint, p256dh=service.p256dh, auth=b64(service.auth))


def notice_way(service: PushService, gone: list[PushTarget], key: PushKey | None = None) -> PushNotice:
    return PushNotice(
        [target_of(service)], key=key or new_push_key(), subject="https://desk.example.org", now=lambda: NOW,
        on_gone=gone.append,
    )  # fmt: skip


def test_the_example_of_the_rfc_comes_out_to_the_byte() -> None:
    """RFC 8291, section 5 and appendix A."""
    sender = ec.derive_private_key(
        int.from_bytes(un64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), ec.SECP256R1()
    )
    body = encrypt(
        b"When I grow up, I want to be a watermelon",
        p256dh="BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth="BTBZMqHH6r4Tts7J_aSIgg",
        salt=un64("DGv6ra1nlYgDCS1FRnbzlw"),
        one_time=sender,
    )
    assert body == un64(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3"
        "jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_browser_reads_what_was_sent_and_knows_who_sent_it(service: PushService) -> None:
    key, gone = new_push_key(), []
    notice_way(service, gone, key).tell(NOTICE)
    (said,) = service.got
    assert (said["title"], said["body"], said["path"]) == (NOTICE.title, NOTICE.body, NOTICE.path)
    (claims,) = service.claims
    assert claims["aud"] == service.address
    assert claims["sub"] == "https://desk.example.org"
    assert claims["k"] == key.public
    # RFC 8292, section 2: at most a day ahead.
    assert NOW < datetime.fromtimestamp(claims["exp"], UTC) <= NOW + timedelta(days=1)
    assert int(service.headers[0]["TTL"]) > 0
    assert gone == []


def test_a_notice_with_the_same_key_takes_the_place_of_the_first(service: PushService) -> None:
    way = notice_way(service, [])
    way.tell(NOTICE)
    way.tell(NOTICE)
    assert service.headers[0]["Topic"] == service.headers[1]["Topic"]
    assert len(service.headers[0]["Topic"]) <= 32


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_took_its_permission_back_is_forgotten(service: PushService, status: int) -> None:
    service.status, gone = status, []
    notice_way(service, gone).tell(NOTICE)
    assert gone == [target_of(service)]


@pytest.mark.parametrize(
    ("status", "kind"), [(429, Temporary), (503, Temporary), (400, Permanent), (403, Permanent)]
)
def test_other_answers_are_troubles_in_words(
    service: PushService, status: int, kind: type[Exception]
) -> None:
    service.status = status
    with pytest.raises(kind) as told:
        notice_way(service, []).tell(NOTICE)
    assert "/push/one" not in str(told.value)


def test_one_dead_browser_does_not_keep_the_others_from_being_told(service: PushService) -> None:
    dead = PushTarget(endpoint="http://127.0.0.1:9/push", p256dh=service.p256dh, auth=target_of(service).auth)
    way = PushNotice(
        [dead, target_of(service)], key=new_push_key(), subject="mailto:afterword@example.org", now=lambda: NOW,
        on_gone=lambda target: None,
    )  # fmt: skip
    with pytest.raises(Temporary):
        way.tell(NOTICE)
    assert len(service.got) == 1


@pytest.mark.parametrize(("p256dh", "auth"), [("", ""), ("AAAA", "BTBZMqHH6r4Tts7J_aSIgg"), ("*", "*")])
def test_keys_that_make_no_sense_are_said(p256dh: str, auth: str) -> None:
    with pytest.raises(Permanent, match="keys"):
        encrypt(b"x", p256dh=p256dh, auth=auth, salt=bytes(16))


def test_what_is_too_long_is_cut_not_lost(service: PushService) -> None:
    long = Notice(key="k", title="x" * 500, body="ä" * 9000, path="/")
    notice_way(service, []).tell(long)
    assert service.got[0]["body"].startswith("äää")
    with pytest.raises(Permanent):
        encrypt(b"x" * (LONGEST + 1), p256dh=service.p256dh, auth=target_of(service).auth, salt=bytes(16))


def test_the_private_half_of_the_key_is_in_no_repr() -> None:
    key = new_push_key()
    assert "PRIVATE" not in repr(key)
    assert len(padded(key.public)) == 65


def test_a_damaged_key_is_one_sentence() -> None:
    with pytest.raises(Permanent, match="damaged"):
        _ = PushKey("no key").public


def test_apprise_hands_a_notice_to_a_real_server(service: PushService) -> None:
    """Apprise's own plain JSON service, over HTTP to a server of ours."""
    got: list[bytes] = []
    service.take = lambda headers, body: got.append(body) or 200  # type: ignore[assignment,method-assign,func-returns-value]
    AppriseNotice([service.address.replace("http://", "json://")], base_url="https://desk.example.org").tell(
        NOTICE
    )
    assert b"How did it go with Northwind?" in got[0]
    assert b"https://desk.example.org/interviews/1" in got[0]


def test_a_wrong_service_address_is_named_by_its_line_and_never_shown() -> None:
    with pytest.raises(Permanent, match="Line 2") as told:
        AppriseNotice(["json://127.0.0.1:1", "geheim-token-123"], base_url="").tell(NOTICE)
    assert "geheim" not in str(told.value)


def test_without_apprise_it_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apprise_notice.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Permanent, match="extra “notices”"):
        AppriseNotice(["json://127.0.0.1"], base_url="").tell(NOTICE)


def test_every_way_is_tried_and_the_first_trouble_is_told(service: PushService) -> None:
    broken = AppriseNotice(["nonsense"], base_url="")
    with pytest.raises(Permanent, match="Line 1"):
        SeveralNotices([broken, notice_way(service, [])]).tell(NOTICE)
    assert len(service.got) == 1
