"""Jonas, who looks for a job: what he does by hand in the app, here through the same workflows."""

from collections.abc import Mapping
from typing import TypeVar

from afterword import wiring
from afterword.models import Interview, Letter
from afterword.sandbox import story
from afterword.sandbox.invitations import invitation_mail, invitation_text
from afterword.sandbox.story import Plot
from afterword.sandbox.telling import Teller
from afterword.sandbox.world import World
from afterword.workflows.approve_letter import approve_letter
from afterword.workflows.correct_interview import correct_interview, correct_person, correct_process
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.freshen_letter import freshen_letter
from afterword.workflows.import_invitation import import_file
from afterword.workflows.own_data import ensure_candidate, save_profile
from afterword.workflows.refused import Refused
from afterword.workflows.review_letter import review_letter
from afterword.workflows.save_account import AccountValues, account_of, save_account
from afterword.workflows.save_note import save_note

Result = TypeVar("Result")


class StoryError(RuntimeError):
    """The story cannot go on: a workflow refused what the plot needs."""


class Jonas:
    def __init__(self, world: World, ways: wiring.AccountWays, teller: Teller) -> None:
        self.world = world
        self.ways = ways
        self.teller = teller
        self.candidate = ensure_candidate(now=world.now)
        self._has_shown = False

    def settle_in(self) -> None:
        """Profile and mail account: the first two minutes with the program."""
        own, now = story.JONAS, self.world.now
        _need(
            save_profile(
                self.candidate,
                now=now,
                name=own.name,
                email=own.address,
                timezone="Europe/Stockholm",
                country="SE",
            )
        )
        values = AccountValues(
            address=own.address,
            display_name=own.name,
            submission_kind="smtp",
            smtp_host=self.world.office.host,
            smtp_port=self.world.office.port,
            smtp_security="none",
            mailbox_kind="maildir",
            maildir_path=str(self.world.letterbox.root),
        )
        _need(save_account(self.candidate, values, password=None, secrets=wiring.secrets(), now=now))

    def be_invited(self, plot: Plot) -> None:
        now = self.world.now
        host = plot.meeting.organizer.name
        if plot.by_mail:
            content = invitation_mail(plot.meeting, candidate=story.JONAS, at=now)
            self.teller.say(f"{host} of {plot.company} invites Jonas by mail.", now)
            self.world.post(content, at=now)
            return
        content = invitation_text(plot.meeting, candidate=story.JONAS, at=now)
        self.teller.say(f"{host} of {plot.company} invites Jonas; he takes the file in.", now)
        outcome = import_file(self.candidate, content, "invite.ics", now=now)
        if outcome.refused or not outcome.interviews:
            raise StoryError(outcome.refused or f"The invitation of {plot.company} gave no interview.")
        self._confirm(plot, outcome.interviews[0])

    def be_uninvited(self, plot: Plot) -> None:
        now = self.world.now
        self.teller.say(f"{plot.meeting.organizer.name} of {plot.company} cancels.", now)
        content = invitation_mail(plot.meeting, candidate=story.JONAS, at=now, cancelled=True)
        self.world.post(content, at=now)

    def _confirm(self, plot: Plot, interview: Interview) -> None:
        """One tap each: what was inferred is right, and who is who."""
        now = self.world.now
        _need(correct_process(interview.process, now=now, company=plot.company, role=plot.role))
        _need(correct_interview(interview, now=now, kind="video"))
        for each in interview.participations.select_related("person"):
            relation = plot.relations.get(each.person.email, "")
            _need(correct_person(each.person, now=now, relation=relation))

    def write_notes(self, plot: Plot) -> None:
        now, interview = self.world.now, self._interview(plot)
        names = " and ".join(guest.name for guest in plot.meeting.guests)
        self.teller.say(f"Jonas has met {names} of {plot.company} and writes his notes.", now)
        for each in interview.participations.select_related("person"):
            fields: Mapping[str, object] = plot.notes.get(each.person.email, {})
            _need(save_note(self.candidate, interview, each.person, fields, base_revision=None, now=now))
            if topic := fields.get("topic"):
                self.teller.add(f"{each.person.name}: “We talked about {topic}.”")
        written = finish_debrief(interview, now=now)
        if not written.letters:
            asks = " ".join(ask.question for ask in written.asks)
            raise StoryError(f"No letter was written for {plot.company}. {asks}")

    def approve(self, plot: Plot) -> None:
        interview = self._interview(plot)
        for letter in Letter.objects.filter(interview=interview, kind="thank-you", state="draft").order_by(
            "id"
        ):
            self._approve(letter)

    def look_for_follow_ups(self) -> None:
        """Follow-ups are read at lunch, and only with a free head: not in the week after the last one."""
        local = self.world.now.astimezone(story.STOCKHOLM)
        if f"{local:%H:%M}" < story.FOLLOW_UP_READ_AT or local.date() >= story.END.date():
            return
        for letter in Letter.objects.filter(candidate=self.candidate, kind="follow-up", state="draft"):
            self._approve(letter)

    def _approve(self, letter: Letter) -> None:
        now = self.world.now
        letter = Letter.objects.select_related("person", "process", "interview", "candidate").get(
            pk=letter.pk
        )
        freshen_letter(letter, now=now)
        review = review_letter(letter, now=now)
        if not self._has_shown:
            self._has_shown = True
            self.teller.show_letter(letter)
        result = approve_letter(
            letter,
            base_revision=letter.revision,
            now=now,
            review=review,
            account=account_of(self.candidate),
            new_ids=self.ways.new_ids(),
        )
        self.teller.tell_plan(letter, _need(result), now=now)

    def _interview(self, plot: Plot) -> Interview:
        found = Interview.objects.filter(candidate=self.candidate, ical_uid=plot.meeting.uid)
        return found.select_related("process", "candidate").get()


def _need(result: Result | Refused) -> Result:
    if isinstance(result, Refused):
        raise StoryError(result.sentence)
    return result
