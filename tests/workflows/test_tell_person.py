"""What is told, when and how often, with the real workflows; only the last step, a port, is a list."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from afterword.letters.debrief import EventKind
from afterword.models import Candidate, Letter, NoticeSent, NoticeSettings, Submission, WaitingNotice
from afterword.ports.errors import Permanent, PortError
from afterword.ports.notice import Notice, PushTarget
from afterword.rules.notices import NoticeKind
from afterword.workflows.notice_settings import remember_browser, save_notice_settings
from afterword.workflows.refused import Refused
from afterword.workflows.stop_process import stop_process
from afterword.workflows.tell_person import expect_notice, tell_due
from afterword.workflows.watch_mailbox import note_trouble
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db

EVERY = [kind.value for kind in NoticeKind]


@dataclass
class Told(Stage):
    """A stage whose candidate reads their notices."""

    notices_told: list[Notice] = field(default_factory=list)
    refuses: PortError | None = None

    def notices(self, candidate: Candidate) -> "Told":
        return self

    def tell(self, notice: Notice) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.notices_told.append(notice)

    @property
    def titles(self) -> list[str]:
        return [notice.title for notice in self.notices_told]

    def choose(self, **changes: object) -> None:
        usual = {
            "told": EVERY,
            "quiet_from": "22:00",
            "quiet_until": "07:00",
            "says_names": False,
            "by_mail": True,
        }
        saved = save_notice_settings(self.candidate, **{**usual, **changes})  # type: ignore[arg-type]
        assert isinstance(saved, NoticeSettings)


@pytest.fixture
def stage() -> Told:
    return Told()


def test_an_interview_that_ended_is_told_once(stage: Told) -> None:
    interview = stage.meet()
    for _ in range(3):
        stage.work()
        stage.now += timedelta(minutes=20)
    assert stage.titles == ["How did it go with Northwind?"]
    assert stage.notices_told[0].path == f"/interviews/{interview.pk}"


def test_who_wrote_the_notes_before_is_not_asked(stage: Told) -> None:
    stage.write(stage.meet())
    stage.work()
    assert "How did it go with Northwind?" not in stage.titles


def test_several_events_of_one_turn_are_one_notice(stage: Told) -> None:
    stage.meet(company="Northwind")
    stage.now -= timedelta(hours=1)
    stage.meet(company="Tidewater")
    stage.work()
    assert stage.titles == ["2 things wait for you"]
    assert "Northwind" in stage.notices_told[0].body
    assert "Tidewater" in stage.notices_told[0].body


def test_a_letter_is_told_an_hour_before_its_moment_and_not_after_the_yes(stage: Told) -> None:
    letter = stage.write(stage.meet())
    assert letter.best_at is not None
    stage.work()
    assert stage.titles == []
    stage.now = letter.best_at - timedelta(minutes=55)
    stage.work()
    assert stage.titles == ["A letter to somebody at Northwind waits for your yes"]


def test_an_approved_letter_is_not_told_of(stage: Told) -> None:
    submission = stage.approve(stage.write(stage.meet()))
    assert isinstance(submission, Submission)
    stage.now = submission.send_at - timedelta(minutes=10)
    stage.work()
    assert stage.titles == []
    assert not WaitingNotice.objects.exists()


def test_in_quiet_hours_it_waits_until_the_morning_and_is_one(stage: Told) -> None:
    stage.now = datetime(2026, 5, 12, 19, 30, tzinfo=UTC)  # 21:30 in Stockholm
    stage.meet(company="Northwind")
    stage.now -= timedelta(minutes=30)
    stage.meet(company="Tidewater")
    stage.work()
    assert stage.titles == []
    stage.now = datetime(2026, 5, 13, 4, 59, tzinfo=UTC)
    stage.work()
    assert stage.titles == []
    stage.now = datetime(2026, 5, 13, 5, 0, tzinfo=UTC)
    stage.work()
    assert stage.titles == ["2 things wait for you"]


def test_a_busy_hour_is_no_stream(stage: Told) -> None:
    process = stage.meet().process
    stage.work()
    for number in range(10):
        expect_notice(
            stage.candidate, NoticeKind.ANSWERED, key=f"answer:{number}", about={"process": process.pk},
            due_at=stage.now,
        )  # fmt: skip
        stage.now += timedelta(minutes=1)
        tell_due(now=stage.now, ways=stage)
    assert len(stage.titles) == 1
    stage.now += timedelta(minutes=15)
    tell_due(now=stage.now, ways=stage)
    assert stage.titles[1:] == ["10 things wait for you"]


@pytest.mark.parametrize("kind", EVERY)
def test_each_kind_can_be_switched_off(stage: Told, kind: str) -> None:
    stage.choose(told=[each for each in EVERY if each != kind])
    interview = stage.meet()
    process = interview.process
    stage.account.trouble = "The password is wrong."
    stage.account.save()
    letter = stage.write(interview)
    interview.debriefed_at = None
    interview.save()
    abouts = {
        NoticeKind.INTERVIEW_ENDED: {"interview": interview.pk},
        NoticeKind.LETTER_WAITS: {"letter": letter.pk},
        NoticeKind.FOLLOW_UP_READY: {"letter": letter.pk},
        NoticeKind.ANSWERED: {"process": process.pk},
        NoticeKind.TROUBLE: {"account": stage.account.pk},
    }
    WaitingNotice.objects.all().delete()
    expect_notice(
        stage.candidate, NoticeKind(kind), key="it", about=abouts[NoticeKind(kind)], due_at=stage.now
    )
    assert tell_due(now=stage.now, ways=stage) == 0
    stage.choose()
    expect_notice(
        stage.candidate, NoticeKind(kind), key="again", about=abouts[NoticeKind(kind)], due_at=stage.now
    )
    assert tell_due(now=stage.now, ways=stage) == 1


def test_names_stand_in_it_only_where_they_are_allowed(stage: Told) -> None:
    letter = stage.write(stage.meet())
    assert letter.best_at is not None
    stage.choose(says_names=True)
    stage.now = letter.best_at - timedelta(minutes=55)
    stage.work()
    assert stage.titles == ["A letter to Priya Raman at Northwind waits for your yes"]


def test_no_words_of_a_note_or_a_letter_are_in_any_notice(stage: Told) -> None:
    letter = stage.write(stage.meet())
    assert letter.best_at is not None
    stage.now = letter.best_at - timedelta(minutes=55)
    stage.work()
    said = " ".join(notice.title + notice.body for notice in stage.notices_told)
    for words in ("Argo", "pages", "Priya", letter.subject):
        assert words not in said


def test_a_mailbox_that_is_away_for_a_moment_is_no_news(stage: Told) -> None:
    note_trouble(stage.account, PortError("The line broke."), now=stage.now)
    stage.now += timedelta(minutes=10)
    tell_due(now=stage.now, ways=stage)
    assert stage.titles == []
    stage.account.trouble = ""
    stage.account.save()
    stage.now += timedelta(minutes=30)
    tell_due(now=stage.now, ways=stage)
    assert stage.titles == []


def test_a_refused_password_is_told_at_once_and_only_once(stage: Told) -> None:
    for _ in range(4):
        note_trouble(
            stage.account, Permanent("The password is wrong.", cause="wrong-password"), now=stage.now
        )
        tell_due(now=stage.now, ways=stage)
        stage.now += timedelta(hours=2)
    assert stage.titles == ["Your mailbox cannot be read"]


def test_what_the_person_said_themselves_is_not_told_to_them(stage: Told) -> None:
    interview = stage.meet()
    stage.write(interview)
    stage.work()
    before = list(stage.titles)
    stop_process(interview.process, what=EventKind.CALLED, now=stage.now)
    stage.now += timedelta(hours=1)
    tell_due(now=stage.now, ways=stage)
    assert stage.titles == before


def test_a_notice_that_fails_is_noted_and_not_tried_again(stage: Told) -> None:
    stage.refuses = Permanent("The service refused the notice.")
    stage.meet()
    stage.work()
    sent = NoticeSent.objects.get()
    assert sent.trouble == "The service refused the notice."
    assert NoticeSettings.objects.get().trouble == "The service refused the notice."
    stage.refuses = None
    stage.work()
    assert stage.titles == []


def test_a_letter_that_was_dropped_is_told_no_more(stage: Told) -> None:
    letter = stage.write(stage.meet())
    assert letter.best_at is not None
    Letter.objects.update(state="dropped")
    stage.now = letter.best_at
    stage.work()
    assert stage.titles == []


def target(endpoint: str) -> PushTarget:
    return PushTarget(endpoint=endpoint, p256dh="key", auth="secret")


@pytest.mark.parametrize(
    ("endpoint", "is_shared", "is_taken"),
    [
        ("https://push.example.com/x", True, True),
        ("http://push.example.com/x", False, False),
        ("https://127.0.0.1/x", True, False),
        ("https://10.0.0.7/x", True, False),
        ("https://[::1]/x", True, False),
        ("https://intranet/x", True, False),
        ("http://127.0.0.1:9000/x", True, False),
        ("http://127.0.0.1:9000/x", False, True),
        ("file:///etc/passwd", False, False),
        ("https://push.example.com/" + "x" * 1000, False, False),
    ],
)
def test_only_a_push_service_may_be_named(
    stage: Told, endpoint: str, is_shared: bool, is_taken: bool
) -> None:
    row = remember_browser(
        stage.candidate, target(endpoint), device="Chrome", now=stage.now, is_shared=is_shared
    )
    assert isinstance(row, Refused) is not is_taken
