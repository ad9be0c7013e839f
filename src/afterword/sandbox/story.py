"""The plot of the demo: who is met, what is noted, who reacts how. All names, companies and words are made up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.sandbox.invitations import Meeting
from afterword.sandbox.people import Contact, Reaction, absence, bounce, reply

STOCKHOLM, LONDON, DUBLIN = ZoneInfo("Europe/Stockholm"), ZoneInfo("Europe/London"), ZoneInfo("Europe/Dublin")
BEGIN = datetime(2026, 5, 11, 9, 0, tzinfo=STOCKHOLM)
END = datetime(2026, 5, 26, 14, 50, tzinfo=STOCKHOLM)

JONAS = Contact(name="Jonas Lindqvist", address="jonas@lindqvist.example")
PRIYA = Contact(name="Priya Raman", address="priya.raman@northwind.example")
BO = Contact(name="Bo Nilsen", address="bo.nilsen@northwind.example")
DANA = Contact(name="Dana Okafor", address="dana.okafor@tidewater.example")
SOFIA = Contact(name="Sofia Marsh", address="sofia.marsh@alderpine.example")
KEN = Contact(name="Ken Ito", address="ken.ito@kestrel.example")
MARTA = Contact(name="Marta Kowal", address="marta.kowal@cobalt.example")

ELENA = Contact(name="Elena Voss", address="elena.voss@fenwick.example")

FENWICK = "Fenwick Analytics"
NORTHWIND, TIDEWATER = "Northwind", "Tidewater Systems"
ALDER, KESTREL, COBALT = "Alder & Pine", "Kestrel Robotics", "Cobalt Freight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One interview of the story. `notes` are what Jonas writes down per address; `relations` what he confirms.
    `told_at` is when he writes the notes, `approved_at` when he says yes (None: never)."""

    company: str
    role: str
    meeting: Meeting
    invited_at: datetime
    by_mail: bool = False
    told_at: datetime | None = None
    approved_at: datetime | None = None
    cancelled_at: datetime | None = None
    relations: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _at(day: int, clock: str, zone: ZoneInfo = STOCKHOLM) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 5, day, int(hour), int(minute), tzinfo=zone)


def _meeting(
    company: str, role: str, begins: datetime, guests: tuple[Contact, ...], *, minutes: int = 60
) -> Meeting:
    host = guests[0]
    return Meeting(
        uid=f"{begins:%m%d%H%M}@{host.domain}",
        summary=f"Interview: {role} at {company}",
        start=begins,
        end=begins + timedelta(minutes=minutes),
        organizer=host,
        guests=guests,
        link=f"https://meet.{host.domain}/{begins:%m%d}",
        note=f"We look forward to talking with you about the position of {role} at {company}.",
    )


SRE, PLATFORM, BACKEND = "Site Reliability Engineer", "Platform Engineer", "Backend Engineer"

PLOTS = (
    Plot(
        company=TIDEWATER,
        role=PLATFORM,
        meeting=_meeting(TIDEWATER, PLATFORM, _at(11, "13:00", DUBLIN), (DANA,)),
        invited_at=_at(11, "09:05"),
        told_at=_at(11, "15:10"),
        approved_at=_at(11, "15:25"),
        relations={DANA.address: "hiring-manager"},
        notes={
            DANA.address: {
                "topic": "moving the build farm to spot machines",
                "point": "the queue grows every Monday because nobody owns the runners",
                "my_link": "cut our build times from 40 to 9 minutes by caching the container layers",
                "thought": "a small team that owns the runners would pay for itself within a quarter",
                "private": "seemed stressed, ask about the last reorganisation",
            }
        },
    ),
    Plot(
        company=NORTHWIND,
        role=SRE,
        meeting=_meeting(NORTHWIND, SRE, _at(12, "13:00", LONDON), (PRIYA, BO)),
        invited_at=_at(11, "09:10"),
        told_at=_at(12, "15:12"),
        approved_at=_at(12, "15:30"),
        relations={PRIYA.address: "hiring-manager", BO.address: "peer"},
        notes={
            PRIYA.address: {
                "topic": "moving the cron jobs to Argo Workflows",
                "point": "half of the pages come from jobs nobody owns",
                "my_link": "cut our pages from 40 to 6 a week by giving every job an owner and a budget",
            },
            BO.address: {
                "topic": "how you test Terraform modules",
                "thought": "a plan diff in the pull request would have caught the subnet mistake",
                "liked": "how the team runs its incident reviews",
            },
        },
    ),
    Plot(
        company=ALDER,
        role=BACKEND,
        meeting=_meeting(ALDER, BACKEND, _at(13, "16:30", LONDON), (SOFIA,)),
        invited_at=_at(12, "10:20"),
        told_at=_at(13, "18:40"),
        approved_at=_at(13, "19:05"),
        relations={SOFIA.address: "hiring-manager"},
        notes={
            SOFIA.address: {
                "topic": "splitting the order service without a big rewrite",
                "point": "the nightly import is the part that everybody fears",
                "my_link": "moved a nightly import of two million rows to a stream in small steps",
            }
        },
    ),
    Plot(
        company=KESTREL,
        role=PLATFORM,
        meeting=_meeting(KESTREL, PLATFORM, _at(15, "10:00", LONDON), (KEN,)),
        invited_at=_at(12, "16:45"),
        by_mail=True,
        cancelled_at=_at(14, "11:20"),
        relations={KEN.address: "hiring-manager"},
    ),
    Plot(
        company=COBALT,
        role=SRE,
        meeting=_meeting(COBALT, SRE, _at(20, "10:00", LONDON), (MARTA,)),
        invited_at=_at(18, "09:30"),
        told_at=_at(20, "12:15"),
        approved_at=_at(20, "12:30"),
        relations={MARTA.address: "hiring-manager"},
        notes={
            MARTA.address: {
                "topic": "alerting for the tracking service",
                "point": "the on-call week starts with two hundred open alerts",
                "my_link": "replaced our threshold alerts by burn-rate alerts on eleven services",
            }
        },
    ),
    Plot(
        company=FENWICK,
        role=PLATFORM,
        meeting=_meeting(FENWICK, PLATFORM, _at(26, "10:00", LONDON), (ELENA,)),
        invited_at=_at(21, "15:30"),
        told_at=_at(26, "12:20"),
        relations={ELENA.address: "hiring-manager"},
        notes={
            ELENA.address: {
                "topic": "giving every team its own test database",
                "point": "the shared one breaks two releases a month",
                "my_link": "built short-lived test databases for nine teams, each ready in 40 seconds",
            }
        },
    ),
    Plot(
        company=NORTHWIND,
        role=SRE,
        meeting=_meeting(NORTHWIND, SRE, _at(26, "13:00", LONDON), (PRIYA,), minutes=45),
        invited_at=_at(22, "11:00"),
        relations={PRIYA.address: "hiring-manager"},
    ),
)

REACTIONS: Mapping[str, Reaction] = {
    PRIYA.address: Reaction(
        after=timedelta(hours=17, minutes=20),
        answer=reply(
            PRIYA,
            "Hi Jonas,\n\nthank you for your note. We would like to invite you to a second interview. "
            "I will send you an invitation for the week of 25 May.\n\nBest,",
        ),
    ),
    DANA.address: Reaction(after=timedelta(minutes=1), answer=absence(DANA, back=date(2026, 5, 18))),
    MARTA.address: Reaction(after=timedelta(minutes=1), answer=bounce(MARTA)),
}
REJECTED_AT = _at(13, "21:10")
REJECTION = (
    "Dear Jonas,\n\nthank you for your time today. Unfortunately, we have decided not to move forward with your "
    "application for the position of Backend Engineer. We wish you all the best for your search.\n\nKind regards,"
)
# When Jonas says yes to the follow-up that waits for him.
FOLLOW_UP_READ_AT = "12:30"
