"""What an invitation tells about an interview: company, role, kind, round, and who is who."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.ical.in_mail import find_invitations
from afterword.ical.invitation import Invitation, read_invitations
from afterword.letters.debrief import InterviewKind, Relation
from afterword.rules.inference import InvitationInsight, MailContext, infer
from afterword.rules.mail_hosts import company_domain
from afterword.rules.who_is_who import Standing, plain_address
from tests.ical.samples import calendar, sample, sample_bytes

OWN = ("jonas@example.org",)
ME = "ATTENDEE;CN=Jonas Lindqvist:mailto:jonas@example.org"


def _invitation(
    summary: str, *lines: str, organizer: str = "Priya Raman:mailto:priya@northwind.example"
) -> Invitation:
    event = (f"SUMMARY:{summary}", f"ORGANIZER;CN={organizer}", ME, *lines)
    return read_invitations(calendar("DTSTART:20260512T110000Z", "DTEND:20260512T120000Z", *event))[0]


def _insight(
    summary: str, *lines: str, organizer: str = "Priya Raman:mailto:priya@northwind.example"
) -> InvitationInsight:
    return infer(_invitation(summary, *lines, organizer=organizer), own_addresses=OWN)


@pytest.mark.parametrize(
    "summary",
    [
        "Interview with Northwind",
        "Vorstellungsgespräch bei Northwind",
        "Telefoninterview",
        "Entretien d'embauche Northwind",
        "Entrevista con Northwind",
        "Colloquio con Northwind",
        "Sollicitatiegesprek",
        "Anställningsintervju hos Northwind",
        "Rozmowa kwalifikacyjna",
        "Собеседование",
        "面接のご案内",
        "면접 안내",
        "Mülakat",
        "Phone screen: Data Engineer",
        "Hiring manager call",
        "Northwind onsite loop",
        "Final round - Platform Engineer",
    ],
)
def test_interviews_are_known_in_many_languages(summary: str) -> None:
    assert _insight(summary).is_interview is True


@pytest.mark.parametrize(
    "summary",
    [
        "User interview: checkout",
        "Interviewer training",
        "Exit interview",
        "Team standup",
        "Dentist",
        "Lunch",
        "Q3 roadmap review",
        "Mock interview",
        "Interview debrief",
        "Birthday of Tom",
    ],
)
def test_other_events_are_not_taken_for_interviews(summary: str) -> None:
    assert _insight(summary).is_interview is not True


def test_a_talk_with_strangers_that_does_not_say_what_it_is_stays_unsure() -> None:
    insight = _insight("Intro call Northwind")
    assert insight.is_interview is None
    assert insight.judgement.reasons


@pytest.mark.parametrize(
    ("summary", "organizer", "company", "is_sure"),
    [
        ("Interview with Northwind", "Priya:mailto:priya@northwind.example", "Northwind", True),
        ("Interview", "Priya:mailto:priya@northwind.example", "Northwind", False),
        ("Interview at Acme Robotics", "Sam:mailto:sam@mail.acme-robotics.example", "Acme Robotics", True),
        ("NorthWind <> Jonas: SRE interview", "Priya:mailto:priya@northwind.example", "NorthWind", True),
        ("Jonas / Priya: SRE interview", "Priya Raman:mailto:priya@northwind.example", "Northwind", False),
        (
            "Interview with Priya Raman",
            "Priya Raman:mailto:priya.raman@northwind.example",
            "Northwind",
            False,
        ),
        ("Interview with Globex", "Maja:mailto:maja@talentbridge-recruiting.example", "Globex", False),
        ("Interview at Globex", "Maja:mailto:maja@talentbridge-recruiting.example", "Globex", True),
        ("Interview at Globex", "Calendly:mailto:no-reply@calendly.com", "Globex", True),
        ("Interview with Globex GmbH", "Zoom:mailto:no-reply@zoom.us", "Globex GmbH", False),
        ("Interview", "Globex Recruiting:mailto:no-reply@us.greenhouse-mail.io", "Globex", False),
        ("Interview", "Workday:mailto:globex@myworkday.com", "Globex", False),
        ("Interview", "Globex via Ashby:mailto:no-reply@ashbyhq.com", "Globex", False),
        ("Interview", "Jane Doe via Calendly:mailto:no-reply@calendly.com", None, None),
        ("Interview", "Jane from Globex:mailto:no-reply@calendly.com", "Globex", False),
        ("Interview Globex", "Jane Doe:mailto:jane@gmail.com", "Globex", False),
        ("Technical interview - Data Engineer - Globex", "Jane Doe:mailto:jane@gmail.com", "Globex", False),
        ("Interview Tuesday", "Jane Doe:mailto:jane@gmail.com", None, None),
        ("Interview", "Sam:mailto:sam@gmail.com", None, None),
        ("Interview", "Sam:mailto:sam@careers.northwind.co.uk", "Northwind", False),
    ],
)
def test_the_company_and_how_sure_it_is(
    summary: str, organizer: str, company: str | None, is_sure: bool | None
) -> None:
    found = _insight(summary, organizer=organizer).company
    assert (found.value if found else None, found.sure if found else None) == (company, is_sure)


def test_the_candidates_own_employer_is_never_the_company() -> None:
    invitation = _invitation("Interview", organizer="Calendly:mailto:no-reply@calendly.com")
    insight = infer(invitation, own_addresses=("jonas@employer.example", *OWN))
    assert insight.company is None


def test_a_sender_by_mail_helps_where_the_calendar_names_only_a_service() -> None:
    found = find_invitations(sample_bytes("mail-greenhouse.eml"))
    mail = MailContext(
        sender_name=found.sender_name,
        sender_address=found.sender_address,
        subject=found.subject,
        recipients=found.recipients,
    )
    insight = infer(found.invitations[0], mail=mail)
    assert insight.company
    assert (insight.company.value, insight.company.sure) == ("Northwind", True)
    assert [item.address for item in insight.participants if item.standing is Standing.CANDIDATE] == [
        "jonas+northwind@example.org"
    ]


@pytest.mark.parametrize(
    ("summary", "lines", "role"),
    [
        ("Site Reliability Engineer interview", (), "Site Reliability Engineer"),
        ("Interview: Backend Developer (Northwind)", (), "Backend Developer"),
        ("Technical Interview - Senior Data Engineer - Northwind", (), "Senior Data Engineer"),
        ("Interview for the Platform Engineer role", (), "Platform Engineer"),
        ("Vorstellungsgespräch Softwareentwickler (m/w/d)", (), "Softwareentwickler"),
        ("Interview with Northwind", ("DESCRIPTION:Hello\\nPosition: QA Lead\\nBye",), "QA Lead"),
        (
            "Interview with Northwind",
            ("DESCRIPTION:Thank you for applying for the DevOps Engineer position.",),
            "DevOps Engineer",
        ),
        ("Interview with Northwind", (), None),
        ("Hiring manager interview", (), None),
        ("Interview with Priya, Engineering Manager", (), None),
    ],
)
def test_the_role(summary: str, lines: tuple[str, ...], role: str | None) -> None:
    found = _insight(summary, *lines).role
    assert (found.value if found else None) == role


@pytest.mark.parametrize(
    ("summary", "lines", "kind"),
    [
        ("Phone interview", (), InterviewKind.PHONE),
        ("Interview", ("LOCATION:+46 70 123 45 67",), InterviewKind.PHONE),
        ("Interview", ("LOCATION:https://northwind.zoom.us/j/1",), InterviewKind.VIDEO),
        ("Technical interview", ("LOCATION:https://northwind.zoom.us/j/1",), InterviewKind.TECHNICAL),
        ("Panel interview", (), InterviewKind.PANEL),
        ("Onsite interview", (), InterviewKind.ONSITE),
        ("Interview", ("LOCATION:Torstraße 12\\, 10119 Berlin",), InterviewKind.ONSITE),
        ("Interview", (), None),
        (
            "Interview",
            ("ATTENDEE;CN=A B:mailto:a@northwind.example", "ATTENDEE;CN=C D:mailto:c@northwind.example"),
            InterviewKind.PANEL,
        ),
    ],
)
def test_the_kind(summary: str, lines: tuple[str, ...], kind: InterviewKind | None) -> None:
    found = _insight(summary, *lines).kind
    assert (found.value if found else None) == kind


@pytest.mark.parametrize(
    ("summary", "number"),
    [
        ("Interview round 2", 2),
        ("2nd round interview", 2),
        ("Second interview with Northwind", 2),
        ("Zweites Gespräch: Interview", 2),
        ("Interview (stage 3)", 3),
        ("Final interview", None),
        ("Interview 14:00", None),
        ("Interview 2026-05-12", None),
        ("Interview", None),
    ],
)
def test_the_round_only_where_it_is_named(summary: str, number: int | None) -> None:
    found = _insight(summary).round
    assert (found.value if found else None) == number


def _standing(line: str) -> Standing:
    insight = _insight("Interview", line)
    return insight.participants[-1].standing


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        ("ATTENDEE;CN=Tom Okafor:mailto:tom@northwind.example", Standing.PERSON),
        ("ATTENDEE;CN=李雷:mailto:lilei@northwind.example", Standing.PERSON),
        ("ATTENDEE;CUTYPE=ROOM;CN=Kepler:mailto:kepler@northwind.example", Standing.ROOM),
        ("ATTENDEE;CUTYPE=RESOURCE;CN=Projector:mailto:p@northwind.example", Standing.ROOM),
        ("ATTENDEE;CN=Kepler:mailto:c_1888ab@resource.calendar.google.com", Standing.ROOM),
        ("ATTENDEE;CN=Kepler:mailto:room-kepler@northwind.example", Standing.ROOM),
        ("ATTENDEE;CN=Conference Room 3:mailto:cr3@northwind.example", Standing.ROOM),
        ("ATTENDEE;CN=Otter.ai:mailto:x@otter.ai", Standing.ROBOT),
        ("ATTENDEE;CN=Fireflies Notetaker:mailto:fred@fireflies.ai", Standing.ROBOT),
        ("ATTENDEE;CN=Northwind:mailto:no-reply@northwind.example", Standing.ROBOT),
        ("ATTENDEE;CN=Google:mailto:calendar-notification@google.com", Standing.ROBOT),
        ("ATTENDEE;CN=Calendly:mailto:hello@calendly.com", Standing.ROBOT),
        ("ATTENDEE;CUTYPE=GROUP;CN=SRE:mailto:sre@northwind.example", Standing.GROUP),
        ("ATTENDEE;CN=Recruiting Team:mailto:rt@northwind.example", Standing.GROUP),
        ("ATTENDEE:mailto:interviewers@northwind.example", Standing.GROUP),
        ('ATTENDEE;CN="BERG, Jane (HR)":mailto:jane.berg@northwind.example', Standing.PERSON),
        ("ATTENDEE;CN=Jane Roomer:mailto:jane.roomer@northwind.example", Standing.PERSON),
        ("ATTENDEE;CN=Max Botha:mailto:max.botha@northwind.example", Standing.PERSON),
    ],
)
def test_who_is_a_person_and_who_is_not(line: str, standing: Standing) -> None:
    assert _standing(line) is standing


@pytest.mark.parametrize("own", ["jonas@example.org", "JONAS@Example.org", "jonas+jobs@example.org"])
def test_the_own_address_is_the_candidate_in_every_spelling(own: str) -> None:
    insight = infer(_invitation("Interview"), own_addresses=(own,))
    assert [item.address for item in insight.participants if item.standing is Standing.CANDIDATE] == [
        "jonas@example.org"
    ]
    assert "jonas@example.org" not in [item.address for item in insight.people]


def test_without_a_known_own_address_the_guest_from_outside_is_proposed_not_taken() -> None:
    candidate = next(
        item for item in infer(_invitation("Interview")).participants if item.standing is Standing.CANDIDATE
    )
    assert candidate.address == "jonas@example.org"
    assert not candidate.is_standing_sure


@pytest.mark.parametrize(
    ("organizer", "relation", "is_sure"),
    [
        ('"BERG, Jane (HR)":mailto:jane.berg@northwind.example', Relation.RECRUITER, True),
        ("Jane Berg - Talent Acquisition:mailto:jane@northwind.example", Relation.RECRUITER, True),
        ("Jane Berg (Recruiting Coordinator):mailto:jane@northwind.example", Relation.COORDINATOR, True),
        ("Jane Berg (CTO):mailto:jane@northwind.example", Relation.EXECUTIVE, True),
        ("Jane Berg (Engineering Manager):mailto:jane@northwind.example", Relation.HIRING_MANAGER, True),
        ("Jane Berg (Senior Engineer):mailto:jane@northwind.example", Relation.PEER, True),
        ("Jane Berg:mailto:jane.recruiting@northwind.example", Relation.RECRUITER, False),
        ("Jane Berg:mailto:jane@northwind.example", None, None),
    ],
)
def test_relations_come_from_a_word_or_stay_open(
    organizer: str, relation: Relation | None, is_sure: bool | None
) -> None:
    found = _insight("Interview at Northwind", organizer=organizer).participants[0].relation
    assert (found.value if found else None, found.sure if found else None) == (relation, is_sure)


def test_an_organiser_from_another_firm_than_the_company_is_proposed_as_recruiter() -> None:
    insight = infer(sample("agency.ics"), own_addresses=OWN)
    organizer = next(item for item in insight.participants if item.is_organizer)
    assert insight.company
    assert insight.company.value == "Northwind"
    assert organizer.relation
    assert (organizer.relation.value, organizer.relation.sure) == (Relation.RECRUITER, False)


def test_people_that_only_the_description_names_are_proposals_without_an_address() -> None:
    people = infer(sample("zoom.ics"), own_addresses=OWN).people
    assert [(item.name.value, item.address, item.title) for item in people if item.name] == [
        ("Priya Raman", None, "Engineering Manager"),
        ("Tom Okafor", None, ""),
    ]
    assert not any(item.name.sure for item in people if item.name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dana Okafor is inviting you to a scheduled Zoom meeting.", ["Dana Okafor"]),
        ("Hi there,\\n\\nDana Okafor is inviting you to a scheduled Zoom meeting.", ["Dana Okafor"]),
        ("Jörg Weiß lädt Sie zu einem geplanten Zoom-Meeting ein.", ["Jörg Weiß"]),
        ("Chloé Petit vous invite à une réunion Zoom planifiée.", ["Chloé Petit"]),
        ("Host: Dana Okafor\\nMeeting ID: 881 2345", ["Dana Okafor"]),
        ("Northwind Recruiting Team is inviting you to a scheduled Zoom meeting.", []),
        ("Priya is inviting you to a scheduled Zoom meeting.", []),
        ("We are inviting you to a Zoom call with the host: the whole team.", []),
        ("Your host: reception on the third floor", []),
    ],
)
def test_who_hosts_by_the_words_of_a_meeting_service_is_a_proposal(text: str, names: list[str]) -> None:
    """Priya is the organiser already."""
    people = _insight("Interview", f"DESCRIPTION:{text}").people
    told = [item for item in people if not item.is_organizer]
    assert [item.name.value for item in told if item.name] == names
    assert not any(item.name.sure for item in told if item.name)


BOOKED = "Event Name: Technical interview (Platform Engineer)\\n\\nInvitee: Jonas Lindqvist\\n\\n"


def test_what_a_scheduling_service_calls_the_event_is_a_title_too() -> None:
    found = infer(_invitation("Jonas Lindqvist and Priya Raman", f"DESCRIPTION:{BOOKED}"), own_addresses=OWN)
    assert found.is_interview
    assert found.kind
    assert found.kind.value is InterviewKind.TECHNICAL
    assert found.role
    assert found.role.value == "Platform Engineer"


@pytest.mark.parametrize("line", ["Invitee Email: jonas@example.org", "Location: Zoom"])
def test_the_invitee_of_a_booking_is_taken_for_the_candidate_among_several_guests(line: str) -> None:
    event = _invitation(
        "Jonas Lindqvist and Priya Raman",
        f"DESCRIPTION:{BOOKED}{line}",
        "ATTENDEE;CN=Tom Berg:mailto:tom@tidewater.example",
    )
    candidates = [item for item in infer(event).participants if item.standing is Standing.CANDIDATE]
    assert [(item.address, item.is_standing_sure) for item in candidates] == [("jonas@example.org", False)]


def test_an_invitee_who_is_nobody_there_or_the_organiser_changes_nothing() -> None:
    for who in ("priya@northwind.example", "somebody@else.example"):
        event = _invitation("Interview", f"DESCRIPTION:Invitee Email: {who}")
        assert [item.address for item in infer(event).people] == ["priya@northwind.example"]


def test_a_name_from_an_address_is_only_a_proposal() -> None:
    people = infer(sample("personal-domain-names.ics"), own_addresses=OWN).people
    name = people[0].name
    assert name
    assert (name.value, name.sure) == ("Priya Raman", False)
    assert people[1].name is None


def test_a_name_with_markup_or_a_header_in_it_is_never_sure() -> None:
    organizer = infer(sample("hostile-values.ics"), own_addresses=OWN).people[0]
    assert organizer.name
    assert not organizer.name.sure


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("a@mail.northwind.co.uk", "northwind.co.uk"),
        ("a@gmail.com", None),
        ("a@us.greenhouse-mail.io", None),
        ("no-reply@google.com", None),
        ("priya@google.com", "google.com"),
        ("a@calendly.com", None),
        ("a@", None),
    ],
)
def test_domains_of_companies(address: str, domain: str | None) -> None:
    assert company_domain(address) == domain


def test_dots_and_tags_do_not_make_another_person() -> None:
    assert plain_address("Jonas.L+x@Googlemail.com") == plain_address("jonasl@gmail.com")
    assert plain_address("jonas.l@example.org") != plain_address("jonasl@example.org")


@given(summary=st.text(max_size=120), description=st.text(max_size=300), name=st.text(max_size=60))
def test_no_text_breaks_the_inference(summary: str, description: str, name: str) -> None:
    flat = [
        text.replace("\r", " ").replace("\n", "\\n").encode("utf-8", "replace").decode()
        for text in (summary, description)
    ]
    insight = _insight(flat[0], f"DESCRIPTION:{flat[1]}", f'ATTENDEE;CN="{name!r}":mailto:a@b.example')
    assert insight.judgement.is_interview in (True, False, None)
    if insight.company:
        assert insight.company.value.strip()
