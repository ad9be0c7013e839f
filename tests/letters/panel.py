"""Debriefs for the tests of the composer: written for them, and small helpers to vary them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.letters.debrief import Candidate, Debrief, Interview, InterviewKind, PersonNotes, Relation

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 5, 12, 13, 0, tzinfo=BERLIN)
JONAS = Candidate(name="Jonas Lindqvist", email="jonas@example.org", timezone=ZoneInfo("Europe/Stockholm"))

# (topic, point, my_link, thought, liked): one line is one talk.
TALKS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "moving the cron jobs to Argo Workflows",
        "half of the pages come from jobs nobody owns",
        "cut our pages from 40 to 6 a week by giving every job an owner and a budget",
        "the migration would be a good moment to ask each job for an owner",
        "how calmly you talked about the on-call load",
    ),
    (
        "how you test Terraform modules",
        "the subnet mistake in March passed every check",
        "wrote the policy tests for 60 modules at a bank",
        "a plan diff in the pull request would have caught the subnet mistake",
        "that the modules have owners",
    ),
    (
        "whether to keep the monorepo",
        "the build takes 40 minutes and nobody trusts the cache",
        "brought a 35 minute build down to 6 with remote caching",
        "a cache hit report in each pull request would rebuild the trust",
        "the plain numbers on the whiteboard",
    ),
    (
        "flaky end-to-end tests",
        "a red build no longer means anything",
        "deleted a third of our browser tests and lost no coverage that mattered",
        "start with the ten tests that fail most often",
        "that the team deletes tests at all",
    ),
    (
        "opening the API to partners",
        "partners will only come if the API stays stable for years",
        "kept a public API backwards compatible for four years",
        "a public changelog before the first partner would set the tone",
        "how far ahead you plan",
    ),
    (
        "splitting the billing monolith",
        "invoices must never be sent twice",
        "wrote the idempotency layer of a payment service with 3 million charges and no duplicate",
        "splitting reads from writes first would lower the risk",
        "the care around money",
    ),
    (
        "data contracts between teams",
        "three tables cause most of the broken reports",
        "designed an event schema that five teams still use",
        "start with the three tables that break most often",
        "how openly the analysts complain",
    ),
    (
        "growing the platform team from 4 to 12 people",
        "you do not want to become a ticket queue",
        "grew a team from 3 to 9 without losing anyone",
        "a shared on-call rota before the new teams form would save a hard year later",
        "that the team chooses its own roadmap",
    ),
    (
        "the move off Oracle",
        "the licence ends in December 2027",
        "migrated 14 databases from Oracle to postgres without a maintenance window",
        "the reporting database could go first, because nobody writes to it",
        "the honest list of what can go wrong",
    ),
    (
        "capacity planning for the autumn sale",
        "last year the checkout ran out of database connections",
        "introduced connection pooling at a shop with similar peaks",
        "a load test against a copy of last year's traffic would show the next limit",
        "how you share the numbers with marketing",
    ),
    (
        "how do you review Terraform changes?",
        "reviews wait for two people",
        "8 years of AWS",
        "rotating the reviewers weekly",
        "the team's habit of writing things down",
    ),
    (
        "the on-call rota is too small",
        "six people carry it and two are tired",
        "we moved to follow-the-sun support with a team of six in Lisbon",
        "how the nights could be shared with the Toronto office",
        "that you named it yourself",
    ),
    (
        "model monitoring in production",
        "drift is noticed by customers first",
        "building drift alerts for a fraud model with 200 features",
        "an alert on the input data would fire days before the complaints",
        "the review of failed predictions",
    ),
    (
        "accessibility in the design system",
        "colour contrast fails in a third of the components",
        "fixed 120 contrast failures in a component library",
        "a contrast check in the build would stop new failures at once",
        "that screen reader users test every release",
    ),
    (
        "Kafka, postgres, on-call",
        "consumer lag",
        "running Kafka for five years",
        "how the owners of a topic get told about lag",
        "the drawing of the event flow",
    ),
    (
        "zero-downtime schema migrations",
        "every migration needs a lock review",
        "have run migrations on tables of 2 TB",
        "use a lock timeout for every statement",
        "the migration checklist",
    ),
    (
        "incident process",
        "blame has no place in the reviews",
        "led 30 incident reviews",
        "the action items could be reviewed after 90 days",
        "how the team runs its incident reviews",
    ),
    (
        "rotating secrets without restarts",
        "the last rotation took the payments service down",
        "maintain the secrets tooling of a bank",
        "two valid secrets at a time would remove the restart",
        "the short feedback loop between security and the teams",
    ),
    (
        "the mobile release train",
        "a missed train costs two weeks",
        "my team cut the release from a day to an hour",
        "feature flags would make a missed train harmless",
        "that QA sits with the developers",
    ),
    (
        "multi-region failover",
        "the failover has not been tested since 2024",
        "rehearsed failovers every quarter for a payments platform",
        "a rehearsal with read traffic only would be a safe start",
        "the frankness about what is untested",
    ),
    (
        "onboarding new engineers in two weeks",
        "the first pull request should be merged on day one",
        "wrote the onboarding guide that 40 engineers have used",
        "a list of safe first tasks in each repo would help",
        "how new people are paired",
    ),
    (
        "k8s upgrades w/o downtime",
        "you are three versions behind",
        "upgraded 40 clusters through six versions",
        "upgrading the staging clusters on a fixed day each month",
        "the upgrade dashboard",
    ),
)

FIELDS = ("topic", "point", "my_link", "thought", "liked")


def person(
    name: str, relation: str | None, talk: int = 0, fields: str = "topic my_link", **more: object
) -> PersonNotes:
    """Notes on one person with the chosen fields of a talk; `more` overrides."""
    values = dict(zip(FIELDS, TALKS[talk % len(TALKS)], strict=True))
    chosen: dict[str, object] = {field: values[field] for field in fields.split()}
    address = f"{name.split()[0].lower().strip('.')}@company.example"
    chosen = {"email": address, **chosen, **more}
    return PersonNotes(name=name, relation=Relation(relation) if relation else None, **chosen)  # type: ignore[arg-type]


def debrief(
    *people: PersonNotes, kind: str = "onsite", round: int = 1, minutes: int = 60, **more: object
) -> Debrief:
    """A debrief at Northwind; `more` overrides."""
    start = more.pop("start", START)
    interview = Interview(
        kind=InterviewKind(kind),
        round=round,
        start=start,
        end=start + timedelta(minutes=minutes),
        timezone=BERLIN,
    )
    values = {"company": "Northwind", "role": "Site Reliability Engineer", "candidate": JONAS, **more}
    return Debrief(interview=interview, people=people, **values)  # type: ignore[arg-type]
