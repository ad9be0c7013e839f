"""Health, readiness, counts, and what stands in the log: for the operator, and nothing of a person."""

import io
import json
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from afterword import clock, logs
from afterword.models import Letter, Process, Submission
from afterword.workflows.finish_debrief import finish_debrief
from tests.workflows.rows import a_candidate, an_interview, approved, note_all
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db
WORDS = (
    "Priya",
    "Raman",
    "Jonas",
    "Lindqvist",
    "Northwind",
    "northwind.example",
    "jonas@",
    "cron jobs",
    "pages",
    "Argo",
)


def test_alive_needs_no_database_no_name_and_no_sign_in(settings: Any) -> None:
    settings.SIGN_IN = "password"
    with connection.execute_wrapper(fail):
        answer = Client().get("/healthz", headers={"host": "10.1.2.3"})
    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert not answer.cookies


def fail(*_: object) -> None:
    raise DatabaseError


def test_ready_once_the_tables_are_there() -> None:
    assert Client().get("/readyz").content == b"ready\n"


def test_not_ready_while_the_database_is_silent_or_its_tables_are_old() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '0002_turns'")
    assert Client().get("/readyz").status_code == 503


def test_the_counts_follow_what_is_due() -> None:
    interview = an_interview(a_candidate())
    Process.objects.update(next_look_at=clock.now() - timedelta(seconds=90))
    figures = read_figures(Client().get("/metrics").content.decode())
    assert figures['afterword_due_rows{part="look"}'] == 1
    assert 89 < figures['afterword_due_lag_seconds{part="look"}'] < 120
    assert figures['afterword_due_rows{part="submit"}'] == 0
    note_all(interview)
    approved(finish_debrief(interview, now=clock.now()).letters[0])
    Submission.objects.update(state="uncertain")
    figures = read_figures(Client().get("/metrics").content.decode())
    assert figures['afterword_submissions_asking{state="uncertain"}'] == 1


def read_figures(text: str) -> dict[str, float]:
    """Every line is a comment or a sample of the text format; each family is announced once."""
    samples = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r'[a-z_]+(\{[a-z_]+="[^"]*"\})? -?[0-9.]+', line) for line in samples), samples
    announced = re.findall(r"^# TYPE (\S+) gauge$", text, re.MULTILINE)
    assert len(announced) == len(set(announced)) == len({line.split("{")[0].split()[0] for line in samples})
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in samples)}


def test_counts_are_for_the_operator_alone(settings: Any) -> None:
    settings.SIGN_IN = "password"
    assert Client(REMOTE_ADDR="10.0.0.7").get("/metrics").status_code == 403
    assert Client(REMOTE_ADDR="127.0.0.1").get("/metrics").status_code == 200
    settings.METRICS_TOKEN = "a-token"
    assert Client(REMOTE_ADDR="127.0.0.1").get("/metrics").status_code == 403
    with_token = Client(REMOTE_ADDR="10.0.0.7").get("/metrics", headers={"authorization": "Bearer a-token"})
    assert with_token.status_code == 200


def test_counts_cost_the_same_queries_however_much_waits(django_assert_num_queries: Any) -> None:
    an_interview(a_candidate())
    with django_assert_num_queries(8):
        Client().get("/metrics")


@pytest.fixture
def lines() -> Any:
    """What a program with AFTERWORD_LOG_FORMAT=json and the level debug would write."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.Line(json=True))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_journey_leaves_nothing_of_a_person_in_the_log(lines: Any) -> None:
    stage = Stage()
    submission = stage.approved()
    letter = Letter.objects.get()
    client = Client()
    for address in (
        "/",
        "/processes/",
        f"/letters/{letter.pk}",
        f"/processes/{letter.process_id}",
        "/search?q=Priya",
    ):
        client.get(address)
    client.get("/nothing/at/priya@northwind.example")
    client.post("/interviews/new", {"company": "Northwind", "role": "x"})
    stage.work()
    submission.refresh_from_db()
    assert submission.state == "accepted"
    log_an_error_that_quotes("Key (email)=(priya@northwind.example) already exists.")
    written = lines()
    assert len(written) > 6
    text = json.dumps(written)
    assert not [word for word in WORDS if word in text]


def log_an_error_that_quotes(words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError:
        logging.getLogger("afterword.jobs").exception("This tick failed.")


def test_an_error_names_its_kind_and_its_place(lines: Any) -> None:
    log_an_error_that_quotes("secret")
    (line,) = lines()
    assert line["error"].startswith("builtins.ValueError at hosted/test_probes.py:")
    assert line["level"] == "ERROR"


def test_of_a_line_of_others_numbers_are_shown_and_words_are_not(lines: Any) -> None:
    logging.getLogger("waitress").warning("%d thread(s) still running", 2)
    logging.getLogger("waitress").warning("%s is not known", "priya@northwind.example")
    assert [line["message"] for line in lines()] == ["2 thread(s) still running", "%s is not known"]


def test_the_lines_of_a_request_carry_its_id(lines: Any) -> None:
    answer = Client().get("/healthz-not", headers={"x-request-id": "abcdef-12345"})
    assert answer.headers["X-Request-ID"] == "abcdef-12345"
    assert {line["step"] for line in lines() if line["logger"] == "afterword.requests"} == {"abcdef-12345"}
    other = Client().get("/", headers={"x-request-id": "<script>"})
    assert re.fullmatch(r"[0-9a-f]{16}", other.headers["X-Request-ID"])


def test_the_security_headers_are_on_every_answer(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    a_candidate()
    for address in ("/", "/nothing-here", "/static/css/afterword.css"):
        headers = Client().get(address, secure=True).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert headers["Strict-Transport-Security"] == "max-age=31536000", address
