"""Sentences of people in IT that sound like trouble and are none: nothing in them may block."""

import pytest

from afterword.rules.review import review
from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.finding import Severity

SENTENCES = [
    "We raise an exception when the payment service times out.",
    "The compensating transaction runs once the saga has failed.",
    "You pay for what you use, and pay attention to the rest.",
    "The offer service and the pricing service share a table.",
    "I offer to help with the migration, if that is any use.",
    "We negotiated TLS 1.3 with every partner but one.",
    "The equity trading desk was my first customer.",
    "I cut our AWS bill from $120k to $80k in two quarters.",
    "A page at 3 a.m. costs more than €50 of cloud.",
    "The checkout moved £3m of orders on Black Friday.",
    "We grew from 10k to 250k users, and from 2k to 40k requests per second.",
    "It takes 64k of memory and a 4k screen.",
    "Other companies solve this with one queue per customer.",
    "Two processes compete for the lock; the other process waits.",
    "The benefits of the new cluster were clear within a week.",
    "Rate limits and budgets for errors are a package deal.",
    "I attached strace to the worker and saw it at once.",
    "The volume is attached to the pod, not to the node.",
    "I am attached to the idea of small services.",
    "Our incident reviews are blameless, and I write most of them.",
    "Confidential VMs would solve that, at a price.",
    "Between the two of us, Bo is the better typist.",
    "The token bucket is refilled every second.",
    "Your password reset flow is the nicest I have seen.",
    "I build Option<T> and Vec<String> all day, and HashMap<K, V> at night.",
    "The path is /v1/users/{id}/keys, and ${HOME} was unset.",
    'The answer was {"status": "ok"}, and the list [1, 2, 3].',
    "See [1] for the numbers; [sic] is theirs.",
    "In Python, __init__ and __main__ are where I would look.",
    "We return 5xx only when the disk is full.",
    "It printed [INFO] and [WARN] lines for an hour.",
    "As an AI engineer I read more logs than papers.",
    "Here is the note I promised about the scheduler: https://example.org/note.",
    "Let me know if you need anything else from me.",
    "Sure, the cron jobs are old, but they work.",
    "I hope this helps with the scheduler.",
    "The north wind kept us awake during the outage.",
    "Argo, Airflow and Temporal were the three on your list.",
    "March was when the data moved; May was when it stopped.",
    "Will the team keep the monolith?",
    "Miss one heartbeat and the leader steps down.",
    "The latency was 200 Ms in the old report, which made us laugh.",
    "The customers were patient, and the customer support team more so.",
    "I keep my options open when it comes to queues.",
    "You mentioned two teams and one pager.",
    "What you told me about the three regions made sense.",
    "The last round of tests failed with another error.",
    "I earn my keep by deleting code.",
    "The bonus question was my favourite.",
    "A raise in latency is what I would alert on.",
    "Stock levels and share counts live in one database.",
    "I would love to talk about it over coffee, or not at all.",
    "The process that we discussed ends on Friday.",
    "An offer like Heroku's free dynos spoiled us all.",
    "The team had received another alert before the first was closed.",
    "I was paid a visit by the auditors.",
    "Final round tables aside, the demo worked.",
    "Two more companies use the same scheduler.",
    "Our customer data platform is built on Kafka.",
    "I signed off the non-disclosure check in the build.",
    "My previous company runs the same stack.",
    "I can also make it on Thursday, if that suits the team.",
    "Note: I left the repository public, so the commits are there.",
    "The attachment point of the disk is where I would look.",
    "I have accepted that cron will outlive me.",
    "You made me an honest picture of the rota.",
    "Thank you for the offer to show me the data centre.",
    "At Northwind I would start with the alerts.",
    "Northwind's own blog has a post on it.",
    "Northwind, I think, is ready for that.",
    "The Northwind team was kind to me.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_harmless_sentence_is_not_blocked(sentence: str) -> None:
    body = (
        f"Hi Priya,\n\nThank you for your time this afternoon. {sentence}\n\nBest regards,\nJonas Lindqvist\n"
    )
    facts = {
        "body": body,
        "panel": [{"name": "Bo Sandström"}, {"name": "Jana Marsh"}, {"name": "Bill Ready"}],
        "other_companies": ["Contoso", "Linear", "Temporal", "Notion", "Target"],
        "employer": "Fabrikam",
    }
    blocks = [each for each in review(build_letter(facts)).findings if each.severity is Severity.BLOCK]
    assert blocks == []
