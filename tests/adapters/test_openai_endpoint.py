"""The adapter against a real server on loopback that misbehaves in each way."""

import socket
from typing import Any

import pytest

from afterword.adapters.openai_endpoint import OpenAiEndpoint
from afterword.letters.model_help.question import Question
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.ports.model import ModelPlace
from tests.servers.model_server import ModelServer, Reply, says

QUESTION = Question(instruction="Polish it.", data='{"sentences": {"s1": "Hi."}}', keys=("s1",))


def endpoint(url: str, *, key: str = "", seconds: float = 5.0, most: int = 20_000) -> OpenAiEndpoint:
    return OpenAiEndpoint(ModelPlace(url=url, name="small"), key=key, answer_seconds=seconds, most_bytes=most)


def test_the_words_of_the_question_are_sent_as_shown_and_the_answer_comes_back_whole():
    with ModelServer(reply=lambda sent: says("anything: ü")) as server:
        assert endpoint(server.url, key="k-1").ask(QUESTION) == "anything: ü"
    (sent,) = server.asked
    assert [message["content"] for message in sent["messages"]] == [QUESTION.instruction, QUESTION.data]
    assert QUESTION.shown == f"{QUESTION.instruction}\n\n{QUESTION.data}"
    assert sent["model"] == "small"
    assert server.headers[0]["Authorization"] == "Bearer k-1"


def test_without_a_key_no_authorization_is_sent():
    with ModelServer(reply=lambda sent: says("x")) as server:
        endpoint(server.url).ask(QUESTION)
    assert "Authorization" not in server.headers[0]


@pytest.mark.parametrize(
    ("reply", "kind", "cause"),
    [
        (Reply(status=401), Permanent, "wrong-key"),
        (Reply(status=403), Permanent, "wrong-key"),
        (Reply(status=404), Permanent, "not-found"),
        (Reply(status=400), Permanent, "refused"),
        (Reply(status=429), Temporary, "busy"),
        (Reply(status=500, body=b"<html>oops</html>"), Temporary, "busy"),
        (Reply(body=b"<html>"), Permanent, "no-json"),
        (Reply(body=b"[" * 100_000), Permanent, "too-large"),
        (Reply(body=b"[" * 15_000), Permanent, "no-json"),
        (Reply(body=b"\xff\xfe"), Permanent, "no-json"),
        (Reply(body=b"{}"), Permanent, "no-text"),
        (Reply(body=b'{"choices": []}'), Permanent, "no-text"),
        (Reply(body=b'{"choices": [{"message": {"content": null}}]}'), Permanent, "no-text"),
        (Reply(body=b'{"choices": [{"message": {"content": 7}}]}'), Permanent, "no-text"),
        (says("x" * 50_000), Permanent, "too-large"),
        (Reply(body=b"{" + b" " * 200, drip=0.02), Temporary, "too-slow"),
        (Reply(body=b"{}", wait=1.5), Temporary, "too-slow"),
        (Reply(body=b'{"choices": [', cut_after=4), Temporary, "no-connection"),
        (Reply(status=302, headers=(("Location", "http://127.0.0.1:9/elsewhere"),)), Permanent, "refused"),
    ],
)
def test_every_way_of_misbehaving_is_one_kind_of_failure(reply: Reply, kind: type[PortError], cause: str):
    with ModelServer(reply=lambda sent: reply) as server, pytest.raises(kind) as caught:
        endpoint(server.url, seconds=0.5).ask(QUESTION)
    assert caught.value.cause == cause
    assert "your own words stand" in str(caught.value)
    forms = [sent["response_format"]["type"] for sent in server.asked]
    assert forms == (["json_schema", "json_object"] if reply.status == 400 else ["json_schema"]), (
        "never again by itself"
    )


def test_an_interface_that_knows_no_schemas_is_asked_in_the_plain_form():
    def plain_only(sent: dict[str, Any]) -> Reply:
        return says("x") if sent["response_format"]["type"] == "json_object" else Reply(status=400)

    with ModelServer(reply=plain_only) as server:
        assert endpoint(server.url).ask(QUESTION) == "x"
    assert server.asked[0]["messages"] == server.asked[1]["messages"]


def test_a_server_that_is_not_there_is_a_passing_trouble():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Temporary) as caught:
        endpoint(f"http://127.0.0.1:{port}/v1").ask(QUESTION)
    assert caught.value.cause == "no-connection"


def test_the_key_stands_in_no_sentence_about_a_failure():
    denied = Reply(status=401, body=b"k-secret")
    with ModelServer(reply=lambda sent: denied) as server, pytest.raises(Permanent) as caught:
        endpoint(server.url, key="k-secret").ask(QUESTION)
    assert "k-secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://models.example.org/v1", "plain-http"),
        ("http://8.8.8.8/v1", "plain-http"),
        ("http://0.0.0.0/v1", "plain-http"),
        ("ftp://127.0.0.1/v1", "address"),
        ("http://me:secret@127.0.0.1/v1", "address"),
        ("127.0.0.1:8080", "address"),
        ("", "address"),
    ],
)
def test_words_are_sent_to_no_address_that_is_not_fit_for_them(url: str, cause: str):
    with pytest.raises(Permanent) as caught:
        endpoint(url).ask(QUESTION)
    assert caught.value.cause == cause
    assert "Nothing was sent" in str(caught.value)


def test_the_check_names_the_models_that_are_there_and_sends_no_words():
    with ModelServer(reply=lambda sent: says("x"), models=("large", "small")) as server:
        assert [step.ok for step in endpoint(server.url).check()] == [True, True]
        wrong = OpenAiEndpoint(ModelPlace(url=server.url, name="tiny")).check()
    assert [step.ok for step in wrong] == [True, False]
    assert "large, small" in wrong[1].message
    assert server.asked == []


def test_the_check_of_a_server_that_is_gone_is_one_failed_step():
    steps = endpoint("http://127.0.0.1:1/v1").check()
    assert [(step.ok, step.cause) for step in steps] == [(False, "no-connection")]
