"""Today and `next` say at once that a letter is being sent or was cut off, and when that is asked about."""

from datetime import timedelta

import pytest

from afterword.models import Submission
from afterword.rules.submission import SubmissionState
from afterword.workflows.agenda import AgendaItem, agenda_of
from afterword.workflows.submit_due import SUBMITTING_LEASE
from tests.workflows.stage import PRIYA, Stage

pytestmark = pytest.mark.django_db


class _PowerCut(BaseException):
    """Nothing that the program could catch."""


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A stage on which the power went away in the middle of handing a letter over."""
    stage = Stage()
    letter = stage.write(stage.meet(PRIYA))
    stage.approve(letter)
    stage.now = Submission.objects.get().send_at

    def cut(name: str) -> None:
        if name == "after-submitting":
            raise _PowerCut

    monkeypatch.setattr(stage, "on_step", cut)
    with pytest.raises(_PowerCut):
        stage.work()
    monkeypatch.undo()
    assert Submission.objects.get().state == SubmissionState.SUBMITTING
    return stage


def items(stage: Stage) -> list[AgendaItem]:
    return [each for each in agenda_of(stage.candidate, now=stage.now) if each.path.startswith("/letters/")]


def test_while_it_is_handed_over_it_is_being_sent(cut_off: Stage) -> None:
    [item] = items(cut_off)
    asked = (cut_off.now + SUBMITTING_LEASE).astimezone(cut_off.candidate.zone)
    assert (item.kind, item.at) == ("being-sent", cut_off.now)
    assert item.sentence == "The letter to Priya Raman is being handed to the mail server. (Northwind)"
    assert item.reason == f"If the program is cut off now, you are asked about it after {asked:%H:%M}."


def test_when_nobody_says_how_it_ended_it_is_told_before_it_is_asked(cut_off: Stage) -> None:
    began = cut_off.now
    cut_off.now += timedelta(minutes=3)
    [item] = items(cut_off)
    assert (item.kind, item.at) == ("cut-off", began)
    assert item.sentence == "The letter to Priya Raman may have been cut off while it was sent. (Northwind)"
    assert "It is not sent again by itself" in item.reason
    assert item.command.startswith("afterword show L")
    cut_off.now = began + SUBMITTING_LEASE + timedelta(minutes=1)
    cut_off.work()
    assert [each.kind for each in items(cut_off)] == ["uncertain"]


def test_the_day_is_named_where_it_is_another_one(cut_off: Stage) -> None:
    Submission.objects.update(lease_until=cut_off.now + timedelta(days=1))
    [item] = items(cut_off)
    assert " on Wednesday 13 May." in item.reason


def test_what_is_looked_at_once_more_is_told_too(cut_off: Stage) -> None:
    Submission.objects.update(state=SubmissionState.CLAIMED.value)
    [item] = items(cut_off)
    assert (item.kind, item.at) == ("being-sent", None)
    assert "nothing was sent: it goes by itself after" in item.reason
