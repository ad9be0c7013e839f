"""Profile, manners and account."""

from datetime import time

import pytest

from afterword.letters.debrief import Length
from afterword.models import Candidate, MailAccount
from afterword.rules.etiquette import USUAL
from afterword.workflows.own_data import ensure_candidate, etiquette_of, save_etiquette, save_profile
from afterword.workflows.refused import Refused
from afterword.workflows.save_account import AccountValues, account_of, save_account
from tests.workflows.rows import AFTER, a_candidate

pytestmark = pytest.mark.django_db


class Drawer:
    """A SecretsPort in memory."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.held.get(name)

    def write(self, name: str, value: str) -> None:
        self.held[name] = value

    def erase(self, name: str) -> None:
        self.held.pop(name, None)


def test_there_is_one_candidate_however_often_it_is_asked_for() -> None:
    assert ensure_candidate(now=AFTER).pk == ensure_candidate(now=AFTER).pk


def test_the_length_of_letters_is_part_of_their_style() -> None:
    candidate = a_candidate()
    assert candidate.style().length is Length.MEDIUM
    saved = save_profile(candidate, now=AFTER, length="short")
    assert not isinstance(saved, Refused)
    assert saved.style().length is Length.SHORT


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "not an address"},
        {"timezone": "Mars/Olympus"},
        {"timezone": "../../etc/passwd"},
        {"country": "Germany"},
        {"formality": "sir"},
        {"length": "endless"},
        {"shoe_size": 44},
        {"other_addresses": ["fine@example.org", "broken@"]},
    ],
)
def test_a_profile_that_makes_no_sense_is_refused_and_nothing_is_saved(fields: dict[str, object]) -> None:
    candidate = a_candidate()
    assert isinstance(save_profile(candidate, now=AFTER, name="Other", **fields), Refused)
    candidate.refresh_from_db()
    assert candidate.name == "Jonas Lindqvist"


def test_a_name_with_line_ends_becomes_one_line() -> None:
    saved = save_profile(a_candidate(), now=AFTER, name="Jonas\r\nBcc: all@example.org\x00")
    assert isinstance(saved, Candidate)
    assert saved.name == "Jonas Bcc: all@example.org"


def test_manners_are_stored_where_they_differ_and_read_back() -> None:
    candidate = a_candidate()
    assert (
        save_etiquette(candidate, {"evening_limit": "17:30", "panel_limit": "5", "weekend_ok": "no"}) is None
    )
    candidate.refresh_from_db()
    assert candidate.etiquette == {"evening_limit": "17:30", "panel_limit": 5}
    assert etiquette_of(candidate).evening_limit == time(17, 30)


@pytest.mark.parametrize("values", [{"follow_up_after_days": 3}, {"evening_limit": "soon"}, {"rudeness": 1}])
def test_manners_that_break_a_promise_are_refused(values: dict[str, object]) -> None:
    candidate = a_candidate()
    assert isinstance(save_etiquette(candidate, values), Refused)
    assert etiquette_of(candidate) == USUAL


def test_a_password_goes_to_the_secrets_and_is_kept_when_none_is_given() -> None:
    candidate, drawer = a_candidate(), Drawer()
    values = AccountValues(address="jonas@example.org", submission_kind="smtp", smtp_host="smtp.example.org")
    account = save_account(candidate, values, password="tulip", secrets=drawer, now=AFTER)
    assert isinstance(account, MailAccount)
    again = save_account(candidate, values, password=None, secrets=drawer, now=AFTER)
    assert isinstance(again, MailAccount)
    assert (again.pk, drawer.held) == (account.pk, {account.secret_name: "tulip"})
    assert account_of(candidate) == account


def test_an_account_without_its_server_is_refused() -> None:
    values = AccountValues(address="jonas@example.org", submission_kind="smtp")
    candidate = a_candidate()
    assert isinstance(save_account(candidate, values, password="x", secrets=Drawer(), now=AFTER), Refused)
    assert account_of(candidate) is None
