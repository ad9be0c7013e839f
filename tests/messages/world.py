"""The candidate, the companies and the letters that all written messages are about."""

from dataclasses import dataclass
from datetime import UTC, datetime

from afterword.rules.match import TrackedPerson, TrackedProcess, TrackedSubmission

CANDIDATE = "Jonas Weber <jonas.weber@example.org>"
OWN_ADDRESSES = frozenset({"jonas.weber@example.org", "jonas@weber.example"})
SENT_AT = datetime(2026, 5, 12, 13, 4, tzinfo=UTC)

PEOPLE = {
    "priya": "Priya Raman <priya.raman@northwind.example>",
    "margaret": "Margaret Obi <m.obi@halden-optics.co.uk>",
    "alex": "Alex Kim <alex.kim@contoso.example>",
    "elodie": "Élodie Marchand <elodie.marchand@lumen-fils.example>",
    "dana": "Dana Ortiz <dana@kestrel-talent.example>",
    "katja": "Katja Brandt <katja.brandt@elbtal-logistik.example>",
    "jonas": CANDIDATE,
    "mailer-daemon": "Mail Delivery System <MAILER-DAEMON@mx.example.org>",
}
# Which process the message of a person belongs to, where a message says nothing else.
PROCESS_OF = {
    "priya": "northwind",
    "margaret": "halden",
    "alex": "contoso-backend",
    "elodie": "lumen",
    "dana": "vela",
    "katja": "elbtal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the candidate wrote before: the thing that answers quote."""

    to: str
    subject: str
    message_id: str
    rewritten_id: str
    thread_index: str

    @property
    def lines(self) -> tuple[str, ...]:
        first = self.to.split()[0]
        return (
            f"Dear {first},",
            "",
            "Thank you for your time on Monday. I enjoyed hearing how your team runs its migrations,",
            "and the question about failing over without a second region stayed with me.",
            "",
            "Since then I tried the rollback idea that we sketched on the board; it held.",
            "",
            "Best regards",
            "Jonas Weber",
        )


def _letter(process: str, to: str, role: str, mark: str) -> Letter:
    return Letter(
        to=to,
        subject=f"Thank you, {role} interview",
        message_id=f"20260512.{process}.7f3a@example.org",
        rewritten_id=f"AM9PR0{mark}.{process}@eurprd04.mail.example",
        thread_index=f"Adzb9VQ1k2x2b3J0aHdpbm{mark}AAAAAA==",
    )


LETTERS = {
    "northwind": _letter("northwind", PEOPLE["priya"], "Site Reliability Engineer", "QA"),
    "halden": _letter("halden", PEOPLE["margaret"], "Data Engineer", "RB"),
    "contoso-backend": _letter("contoso-backend", PEOPLE["alex"], "Backend Developer", "SC"),
    "contoso-platform": _letter("contoso-platform", PEOPLE["alex"], "Platform Engineer", "TD"),
    "lumen": _letter("lumen", PEOPLE["elodie"], "Python Developer", "UE"),
    "vela": _letter("vela", PEOPLE["dana"], "Firmware Engineer", "VF"),
    "elbtal": _letter("elbtal", PEOPLE["katja"], "Software Developer", "WG"),
}


def _process(
    name: str,
    company: str,
    role: str,
    domains: tuple[str, ...],
    *people: tuple[str, str],
    is_open: bool = True,
) -> TrackedProcess:
    letter = LETTERS.get(name)
    submissions: tuple[TrackedSubmission, ...] = ()
    if letter is not None:
        sent = TrackedSubmission(
            message_ids=(letter.message_id, letter.rewritten_id),
            correlation=f"tok-{name}-51b2c9",
            subject=letter.subject,
            sent_at=SENT_AT,
            recipients=(letter.to.split("<")[1].strip(">"),),
            thread_index=letter.thread_index,
        )
        submissions = (sent,)
    return TrackedProcess(
        id=name,
        company=company,
        role=role,
        domains=domains,
        people=tuple(TrackedPerson(name=person, emails=(email,)) for person, email in people),
        submissions=submissions,
        invitation_uids=(f"{name}-round-2@calendar.example",),
        is_open=is_open,
    )


PROCESSES = (
    _process(
        "northwind", "Northwind GmbH", "Site Reliability Engineer", ("northwind.example",),
        ("Priya Raman", "priya.raman@northwind.example"), ("Bo Lindqvist", "bo.lindqvist@northwind.example"),
    ),
    _process(
        "halden", "Halden Optics Ltd", "Data Engineer", ("halden-optics.co.uk",),
        ("Margaret Obi", "m.obi@halden-optics.co.uk"),
    ),
    _process(
        "contoso-backend", "Contoso", "Backend Developer", ("contoso.example",),
        ("Alex Kim", "alex.kim@contoso.example"),
    ),
    _process(
        "contoso-platform", "Contoso", "Platform Engineer", ("contoso.example",),
        ("Alex Kim", "alex.kim@contoso.example"),
    ),
    _process(
        "lumen", "Lumen & Fils SAS", "Python Developer", ("lumen-fils.example",),
        ("Élodie Marchand", "elodie.marchand@lumen-fils.example"),
    ),
    _process(
        "vela", "Vela Robotics", "Firmware Engineer", ("vela-robotics.example",),
        ("Dana Ortiz", "dana@kestrel-talent.example"),
    ),
    _process(
        "elbtal", "Elbtal Logistik GmbH", "Software Developer", ("elbtal-logistik.example",),
        ("Katja Brandt", "katja.brandt@elbtal-logistik.example"),
    ),
    _process("osprey", "Osprey Energy", "Analyst", ("osprey-energy.example",), is_open=False),
    _process("mueller", "Müller & Söhne", "Administrator", ("müller-söhne.example",)),
)  # fmt: skip
