"""The fields of the debrief that letters are made of: starter, form, example, limits."""

import re
from dataclasses import dataclass

from afterword.letters.debrief import Relation
from afterword.letters.reading.forms import Form
from afterword.said import to_say

INTERVIEWERS = frozenset({Relation.HIRING_MANAGER, Relation.PEER, Relation.EXECUTIVE})
ARRANGERS = frozenset({Relation.RECRUITER, Relation.COORDINATOR})
EVERYBODY = INTERVIEWERS | ARRANGERS

_AFTER_ABOUT = frozenset(
    {Form.NOUN, Form.LIST, Form.GERUND, Form.WH, Form.QUESTION, Form.CLAUSE, Form.UNSURE}
)
_AFTER_THAT = frozenset({Form.CLAUSE, Form.NOUN, Form.GERUND, Form.WH, Form.LIST, Form.UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One debrief field as it is asked. `limit` is in words. `lead_in` is what people type although the
    starter says it already; it is taken away. `forms` are those that some frame takes; the rest is asked."""

    name: str
    label: str
    starter: str
    hint: str
    example: str
    more_examples: tuple[str, ...]
    relations: frozenset[Relation]
    limit: int
    forms: frozenset[Form]
    lead_in: re.Pattern[str]


def example_for(field: Field, text: str) -> str:
    """One of the field's examples, chosen by what was typed: several questions in a row show several."""
    examples = (field.example, *field.more_examples)
    return examples[sum(map(ord, text)) % len(examples)]


def _lead_in(*choices: str) -> re.Pattern[str]:
    return re.compile(r"^(?:" + "|".join(choices) + r")(?:\s+|$)", re.I)


FIELDS: tuple[Field, ...] = (
    Field(
        name="topic",
        label=to_say("topic"),
        starter="We talked about",
        hint=to_say("a few words: a thing, something in -ing, or how/why/whether ..."),
        example="moving the cron jobs to Argo Workflows",
        more_examples=(
            "how releases are tested on old phones",
            "the on-call rota",
            "why the data lake grew so fast",
        ),
        relations=EVERYBODY,
        limit=20,
        forms=_AFTER_ABOUT,
        lead_in=_lead_in(
            r"(?:(?:so|and|then|well),? )?(?:we )?(?:mostly |mainly |briefly )?"
            r"(?:talk(?:ed)?|spoke|speak|chat(?:ted)?|discuss(?:ed)?|speaking|talking)(?: about| on| of)?:?",
            r"(?:we )?(?:went over|covered):?",
            "discussion (?:about|of|on)",
            "about:?",
            "that",
        ),
    ),
    Field(
        name="point",
        label=to_say("point they made"),
        starter="You said that",
        hint=to_say("a whole clause, as they said it"),
        example="half of the pages come from jobs nobody owns",
        more_examples=(
            "the old system pays for the new one",
            "a release takes two days and three signatures",
            "customers call because the status page is always green",
        ),
        relations=INTERVIEWERS,
        limit=26,
        forms=_AFTER_THAT,
        lead_in=_lead_in(
            r"(?:(?:and|so|but|then|well|also),? )?(?:you|u|he|she|they) (?:also )?"
            r"(?:said|told me|tells? me|says|mentioned|explained|noted|think|thinks|thought)(?: that)?:?",
            r"(?:said|told me|mentioned|explained|noted)(?: that)?:?",
            "that",
            r"me,?(?= I\b)",
        ),
    ),
    Field(
        name="my_link",
        label=to_say("link to your own work"),
        starter="I",
        hint=to_say("what you did, beginning with the verb; a number helps"),
        example="cut our pages from 40 to 6 a week by giving every job an owner",
        more_examples=(
            "moved a shop with 2 TB of orders to PostgreSQL in one night",
            "wrote the runbook that my team still uses",
            "ran the help desk of a hospital for four years",
        ),
        relations=INTERVIEWERS,
        limit=28,
        forms=frozenset({Form.PAST, Form.PRESENT, Form.GERUND, Form.NOUN, Form.OWN_CLAUSE}),
        lead_in=_lead_in("i"),
    ),
    Field(
        name="thought",
        label=to_say("thought since then"),
        starter="Since then I have thought that",
        hint=to_say("a whole clause: one idea, one sentence"),
        example="a plan diff in the pull request would have caught the subnet mistake",
        more_examples=(
            "the restore drill could be the first task of every new engineer",
            "it may be enough to test on three phones",
            "start with the alerts that nobody has answered",
        ),
        relations=INTERVIEWERS,
        limit=26,
        forms=_AFTER_THAT | {Form.BASE, Form.QUESTION},
        lead_in=_lead_in(
            r"(?:since then,? )?i(?: have|'ve)? (?:also )?"
            r"(?:thought|think|thinking|been thinking)(?: (?:afterwards?|later|since))?(?: that| about)?:?",
            "that",
        ),
    ),
    Field(
        name="liked",
        label=to_say("thing you liked"),
        starter="I liked",
        hint=to_say("a thing, how/why ..., or that ..."),
        example="how the team runs its incident reviews",
        more_examples=("the honest answer about the last outage", "that everybody spends a day with support"),
        relations=INTERVIEWERS,
        limit=20,
        forms=frozenset({Form.NOUN, Form.GERUND, Form.WH, Form.THAT, Form.CLAUSE, Form.UNSURE}),
        lead_in=_lead_in(r"i (?:really |also )?(?:liked|loved|enjoyed)", "(?:liked|loved|enjoyed)"),
    ),
    Field(
        name="clarify",
        label=to_say("addition to an answer"),
        starter="One addition to an answer of mine:",
        hint=to_say("the fact, in one clause; no excuse"),
        example="memory limits, unlike CPU limits, do end the process",
        more_examples=("the migration took nine weeks, not six", "my certificate is from 2024"),
        relations=INTERVIEWERS,
        limit=28,
        forms=frozenset({Form.CLAUSE, Form.NOUN, Form.LIST, Form.GERUND, Form.UNSURE}),
        lead_in=_lead_in(r"one addition(?: to an answer of mine)?:?", "that"),
    ),
    Field(
        name="promised",
        label=to_say("promised item"),
        starter="I promised to send",
        hint=to_say("the thing; with a file, a link, or later"),
        example="the burn-rate rules",
        more_examples=("the slides of my talk", "my list of test tools"),
        relations=EVERYBODY,
        limit=14,
        forms=frozenset({Form.NOUN, Form.LIST}),
        lead_in=_lead_in(
            r"(?:i (?:promised|said i would|will|would) )?(?:to )?(?:send|share)(?: (?:you|him|her|them)\b| over)?",
        ),
    ),
    Field(
        name="next",
        label=to_say("next step"),
        starter="The next step is",
        hint=to_say("what they said comes next"),
        example="a conversation with the director",
        more_examples=("a coding task at home", "you will hear from the panel by Friday"),
        relations=ARRANGERS,
        limit=20,
        forms=frozenset({Form.NOUN, Form.LIST, Form.GERUND, Form.CLAUSE, Form.UNSURE, Form.BASE}),
        lead_in=_lead_in(r"(?:the )?next(?: step| steps)?(?: is| are| will be)?:?"),
    ),
)

BY_NAME = {field.name: field for field in FIELDS}
