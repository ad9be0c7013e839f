"""Letters of many people through one server leave one after the other; other servers do not wait for it."""

from datetime import timedelta
from typing import Any

import pytest

from afterword.models import MailAccount, ProviderPace, Submission
from afterword.ports.errors import Temporary
from afterword.workflows.provider_pace import slow_down_provider, wait_for_provider
from tests.workflows.stage import START, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paced(settings: Any) -> None:
    settings.PROVIDER_PAUSE = 2.0


def through(host: str) -> MailAccount:
    return MailAccount(smtp_host=host)


def test_the_second_letter_waits_for_the_pause_and_another_server_does_not() -> None:
    assert wait_for_provider(through("smtp.one.example"), key=1, now=START) is None
    assert wait_for_provider(through("SMTP.one.example"), key=25, now=START) == START + timedelta(seconds=2)
    assert wait_for_provider(through("smtp.two.example"), key=2, now=START) is None
    assert wait_for_provider(through("smtp.one.example"), key=3, now=START + timedelta(seconds=2)) is None


def test_those_who_wait_come_back_one_after_the_other() -> None:
    assert wait_for_provider(through("smtp.one.example"), key=0, now=START) is None
    later = [wait_for_provider(through("smtp.one.example"), key=key, now=START) for key in range(1, 20)]
    assert len(set(later)) == len(later)


def test_without_a_pause_nothing_is_written(settings: Any) -> None:
    settings.PROVIDER_PAUSE = 0
    assert wait_for_provider(through("smtp.one.example"), key=1, now=START) is None
    slow_down_provider(through("smtp.one.example"), now=START)
    assert not ProviderPace.objects.exists()


def test_a_letter_steps_aside_and_goes_out_later() -> None:
    stage = Stage()
    submission = stage.approved()
    ProviderPace.objects.create(host="127.0.0.1", next_allowed_at=stage.now + timedelta(seconds=5))
    assert stage.work().submitted == 0
    submission.refresh_from_db()
    assert (submission.state, submission.state_reason, submission.claim_token) == ("waiting", "", "")
    assert submission.send_at >= stage.now + timedelta(seconds=5)
    stage.now = submission.send_at + timedelta(seconds=1)
    assert stage.work().submitted == 1


def test_a_server_with_too_many_of_us_gets_a_minute_of_rest() -> None:
    stage = Stage()
    submission = stage.approved()
    stage.out.fail_next(Temporary("Too many connections.", code=421))
    stage.work()
    assert Submission.objects.get(pk=submission.pk).state == "deferred"
    assert ProviderPace.objects.get().next_allowed_at >= stage.now + timedelta(seconds=60)
