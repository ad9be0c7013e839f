"""Whom "they", "their" and "I" mean in a field, by who stands before them there and in the topic."""

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.panel import panel_of
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.debrief import Relation
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.letter import Ask, LetterKind


def read(
    field: str, typed: str, topic: str = "", relation: Relation = Relation.PEER
) -> Fragment | Ask | None:
    """The field as it is read with the topic of the same person."""
    notes = debrief(person("Ada Blum", relation, **({"topic": topic} | {field: typed})))
    panel = panel_of(notes, LetterKind.THANK_YOU, send_at=None, answer_by=None)
    task = Task(debrief=notes, kind=LetterKind.THANK_YOU, panel=panel)
    return read_field(field, typed, setting_for(task, 0))


def printed(result: Fragment | Ask | None) -> str:
    return result.lead + result.text if isinstance(result, Fragment) else f"asked: {result}"


@pytest.mark.parametrize(
    "typed",
    [
        "traders do not want a better number; they want the same number at 7 a.m.",
        "researchers hoard GPUs because they don't trust the queue to give them back",
        "shippers do not want a discount; they want a slot",
        "brewers ask for no app; they want a phone number",
        "gardeners ignore the map because they know the beds",
        "accountants print every report because they do not trust the screen",
        "bookkeepers skip the import because they want to see each line",
        "farmers call at night when they need the pump",
    ],
)
def test_who_stands_in_the_field_is_meant(typed: str):
    assert printed(read("point", typed)) == typed


@pytest.mark.parametrize(
    ("topic", "typed"),
    [
        (
            "crane operators who do not trust the new scheduler",
            "the old scheduler was wrong in ways they knew by heart",
        ),
        ("nurses who share one tablet", "the login takes longer than the question they want to ask"),
        ("what surgeons expect of a booking tool", "nothing is used unless they think it saves a minute"),
        ("farmers without a signal", "the app should say what it knows when they want to decide"),
        ("how couriers plan the last mile", "the map is wrong in the streets they know best"),
    ],
)
def test_who_stands_in_the_topic_is_meant(topic: str, typed: str):
    assert printed(read("point", typed, topic)) == typed


@pytest.mark.parametrize(
    ("topic", "typed"),
    [
        ("the old scheduler", "the old scheduler was wrong in ways they knew by heart"),
        ("nurses who share one tablet", "they want to buy a second one"),
        ("servers in the basement", "the servers are old and they want to replace them"),
    ],
)
def test_they_who_may_be_the_reader_are_asked_about(topic: str, typed: str):
    assert isinstance(read("point", typed, topic), Ask)


@pytest.mark.parametrize(
    ("field", "typed", "right"),
    [
        (
            "point",
            "half of the structural variants in their West African cohort are invisible to GRCh38",
            "half of the structural variants in your West African cohort are invisible to GRCh38",
        ),
        ("point", "their pipeline takes a week", "your pipeline takes a week"),
        (
            "point",
            "a third of the alerts in their on-call rota are noise",
            "a third of the alerts in your on-call rota are noise",
        ),
        (
            "point",
            "most of the valves in their older plants are unlabelled",
            "most of the valves in your older plants are unlabelled",
        ),
        (
            "point",
            "the oldest jobs on their mainframe have no owner",
            "the oldest jobs on your mainframe have no owner",
        ),
        ("topic", "the labels in their product catalogue", "the labels in your product catalogue"),
        ("topic", "their move to one monorepo", "your move to one monorepo"),
        (
            "thought",
            "caching the images in their pipeline would save ten minutes",
            "caching the images in your pipeline would save ten minutes",
        ),
        ("liked", "their honesty about the outage", "your honesty about the outage"),
    ],
)
def test_their_is_your_where_nobody_else_can_have_it(field: str, typed: str, right: str):
    assert printed(read(field, typed)) == right


@pytest.mark.parametrize(
    "typed",
    [
        "nurses hate their tablets",
        "services write logs in their namespaces",
        "translators never see the screen their string ends up on",
        "the team leads spend half of their week in status meetings",
        "suppliers keep their catalogue in a spreadsheet",
    ],
)
def test_their_stays_with_whom_the_field_names(typed: str):
    assert printed(read("point", typed)) == typed


def test_what_was_liked_is_what_the_reader_does():
    assert isinstance(read("liked", "that they promote from within", "managers who came from the line"), Ask)


def test_their_is_nobodys_where_the_topic_names_some_who_may_have_it():
    assert printed(read("point", "their schedule changes daily", "crane operators on nights")) == (
        "the schedule changes daily"
    )
    agency = read("topic", "their way of hiring", relation=Relation.RECRUITER)
    assert printed(agency) == "the way of hiring"


@pytest.mark.parametrize(
    "typed",
    [
        "I should expect the first quarter to be mostly listening",
        "I would own the roadmap",
        "my first month would be shadowing",
        "I would report to the head of data",
        "I should read the postmortems before anything else",
        "I could lead a team of four by autumn",
        "my first two weeks would be spent on the ward",
        "I would be on call from the third month",
        "I will shadow the night shift first",
        "I would need a driving licence",
    ],
)
def test_i_is_the_writer_whose_work_is_told(typed: str):
    assert printed(read("point", typed)) == typed


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("I have never seen a green build here", "you have never seen a green build here"),
        ("I hire slowly", "you hire slowly"),
        ("I would never deploy on a Friday", "you would never deploy on a Friday"),
        ("I've seen three migrations fail", "you have seen three migrations fail"),
        ("I read every pull request myself", "you read every pull request yourself"),
        ("I always ask for the logs first", "you always ask for the logs first"),
    ],
)
def test_i_that_can_only_be_the_speaker_is_asked_about_with_you(typed: str, proposed: str):
    asked = read("point", typed)
    assert isinstance(asked, Ask)
    assert f'"{proposed}"' in asked.question


@pytest.mark.parametrize(
    "typed",
    [
        "I am maybe overqualified",
        "I have five years of experience with React",
        "I should have used a queue",
        "I would start with the data model",
        "my first question is how it fails",
    ],
)
def test_i_that_may_be_either_is_asked_about_openly(typed: str):
    asked = read("point", typed)
    assert isinstance(asked, Ask)
    assert "you" not in asked.question.partition("Whom does")[2].replace('write "you"', "").replace(
        "yourself", ""
    )


def test_who_the_topic_names_is_named_before_they_in_the_letter():
    notes = debrief(
        person(
            "Ada Blum",
            Relation.PEER,
            topic="crane operators who do not trust the new scheduler",
            point="the old scheduler was wrong in ways they knew by heart",
        )
    )
    body = compose(notes).letters[0].body
    assert body.index("operators") < body.index("they knew")


def test_a_point_waits_with_the_topic_that_names_whom_it_means():
    notes = debrief(
        person(
            "Ada Blum",
            Relation.PEER,
            fields="",
            topic="asdf crane operators who not trust nothing of the of",
            point="the old scheduler was wrong in ways they knew by heart",
            liked="the cabin",
        )
    )
    composition = compose(notes)
    assert any(ask.field == "topic" for ask in composition.asks)
    assert all("they knew" not in letter.body for letter in composition.letters)


@pytest.mark.parametrize(
    ("topic", "point", "thought"),
    [
        (
            "what to do with 4,000 open dependency findings",
            "",
            "sorting them by reachability would leave fewer than a hundred",
        ),
        (
            "alarms at 3 a.m. that clear by themselves",
            "the NOC closes 70 alarms a night",
            "holding an alarm for five minutes would remove most of them",
        ),
        (
            "turnover on the desk",
            "trainees leave after eleven months",
            "a second-line rotation might keep them for longer",
        ),
        (
            "labels that fade in the sun",
            "the printer stops twice a week",
            "laminating them would be cheaper than a new printer",
        ),
        (
            "old tickets nobody reads",
            "the queue blocks every Monday",
            "closing them after a year would do no harm",
        ),
    ],
)
def test_them_in_a_thought_is_what_topic_or_point_names(topic: str, point: str, thought: str):
    assert printed(read_with(topic, point, thought)) == thought


@pytest.mark.parametrize(
    ("topic", "point", "thought"),
    [
        ("open dependency findings", "the scanners run at night", "sorting them by reachability would help"),
        (
            "old tickets nobody reads",
            "the on-call engineers change every week",
            "closing them after a year would do no harm",
        ),
        (
            "labels that fade in the sun",
            "the pickers guess the rest",
            "replacing them each spring would be cheap",
        ),
        ("the backlog", "nobody owns it", "sorting them by age would help"),
    ],
)
def test_them_that_may_be_two_things_or_none_is_asked_about(topic: str, point: str, thought: str):
    assert isinstance(read_with(topic, point, thought), Ask)


def read_with(topic: str, point: str, thought: str) -> Fragment | Ask | None:
    notes = debrief(person("Ada Blum", Relation.PEER, topic=topic, point=point, thought=thought))
    panel = panel_of(notes, LetterKind.THANK_YOU, send_at=None, answer_by=None)
    task = Task(debrief=notes, kind=LetterKind.THANK_YOU, panel=panel)
    return read_field("thought", thought, setting_for(task, 0))


def test_what_was_liked_does_not_stand_between_them_and_its_noun():
    for name in ("Ada Blum", "Bo Lind", "Cy Marsh", "Dee Park", "Eli Roth", "Fay Stone"):
        notes = debrief(
            person(
                name,
                Relation.PEER,
                fields="",
                topic="what to do with 4,000 open dependency findings",
                thought="sorting them by reachability would leave fewer than a hundred",
                liked="her honesty that the backlog will never be empty",
            )
        )
        body = compose(notes).letters[0].body
        assert body.index("findings") < body.index("sorting them") < body.index("your honesty")


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("what she expects in the first month", "what you expect in the first month"),
        ("how he runs the team", "how you run the team"),
        ("why she wants a second architect", "why you want a second architect"),
        ("her roadmap for the platform", "your roadmap for the platform"),
        ("how she leads the reviews", "how you lead the reviews"),
    ],
)
def test_who_hires_for_others_is_not_the_one_who_leads_the_team(typed: str, proposed: str):
    asked = read("topic", typed, relation=Relation.RECRUITER)
    assert isinstance(asked, Ask)
    assert f'"{proposed}"' in asked.question
    assert printed(read("topic", typed)) == proposed


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("the process she described", "the process you described"),
        ("her question about my visa", "your question about my visa"),
    ],
)
def test_what_a_recruiter_told_is_theirs(typed: str, right: str):
    assert printed(read("topic", typed, relation=Relation.RECRUITER)) == right


@pytest.mark.parametrize(
    ("field", "typed", "right"),
    [
        ("point", "rabbit is fine for us", "rabbit is fine for you"),
        ("point", "dynamo is too dear for our team", "dynamo is too dear for your team"),
        ("point", "rabbit drops messages at night", "rabbit drops messages at night"),
        ("point", "rabbit queue is slow", "the rabbit queue is slow"),
        ("topic", "rabbit in production", "rabbit in production"),
        ("topic", "terra modules for every team", "terra modules for every team"),
        ("point", "kube is more than we need", "kube is more than you need"),
    ],
)
def test_what_a_tool_is_called_in_short_gets_no_article(field: str, typed: str, right: str):
    assert printed(read(field, typed)) == right


@pytest.mark.parametrize(
    ("field", "topic", "typed"),
    [
        ("point", "shift reports from crane drivers", "they report by radio, from their own cabs"),
        ("point", "how couriers plan the last mile", "they draw the route on paper"),
        ("thought", "the quarrels of two reviewers", "their doubts might tell more than their votes"),
        ("thought", "nurses who share one tablet", "their notes could be read out at the bed"),
        ("point", "the audit", "risk owners sign exceptions they have never read"),
        ("point", "the audit", "nurses fill in forms they cannot see again"),
    ],
)
def test_they_and_their_at_the_beginning_are_whom_the_topic_names(field: str, topic: str, typed: str):
    assert printed(read(field, typed, topic)) == typed
