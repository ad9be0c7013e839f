"""What was told in trust, what somebody did that annoyed, and what was claimed and is not so, reach no letter."""

import pytest

from afterword.letters.fields.field import BY_NAME
from afterword.letters.fields.intake import read_field
from afterword.letters.fields.remarks import find_remark
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada", names=frozenset({"ada", "blum"}))

IN_TRUST = """
half of the plant closes in May (don't tell anyone!!)
half of the plant closes in May - please do not mention it
the new office in Porto, not to be repeated
strictly between us: the budget is gone
the budget is gone (between you and me)
this stays between us, but the vendor is out
off the record the merger is close
the reorganisation (off-the-record)
the reorganisation (confidential)
strictly confidential: the new price list
this is confidential, the vendor is out
told me in confidence that the vendor is out
keep it to yourself, the vendor is out
the vendor is out (kept to myself)
the price list [not for the letter]
the price list - not for the mail
the price list (for my eyes only)
the vendor is out, nobody must know
you should not have told me that the vendor is out
the price list (private)
""".strip().splitlines()

OF_THE_WORK = """
confidential files lay on a USB stick
how you handle confidential records
you keep patient records private by default
the gap between us and the warehouse
never repeat a migration without a backup
services should not share state
people never mention the workarounds
a private subnet for the databases
the data is confidential
we do not share passwords in chat
not for the first time the batch failed
how teams share what they learn
""".strip().splitlines()

COMPLAINTS = """
the ERP move - she droned on for an hour
the ERP move (he just waffled)
the ERP move - Ada babbled about golf
the ERP move (kept yawning)
how you ranted about SAP
backups fail at night, he snapped at his assistant
backups fail at night - you talked over me twice
backups fail at night (he was 15 minutes late)
the recruiter rambled
she interrupted me all the time
he kept glancing at his watch
backups fail at night, you were on your phone
the CTO would not stop talking
he fell asleep
you dodged my question about overtime
she hung up on me
he went on and on about his boat
""".strip().splitlines()

HARMLESS = """
the support bot rambles when the context is long
you talked over lunch with every team
the alarm interrupts the night shift twice
you were late to adopt containers
late trains are rebooked by hand
you mocked the payment service for the tests
you kept looking for owners until every job had one
nobody looked at the dashboard
customers rant in the reviews
how you kept checking the backups
the snapshots were late
drone footage of the vineyards
""".strip().splitlines()

CONFESSIONS = """
I have never led a team of that size but said I had
never used Rust at work, told her I did
claimed I knew Terraform
claimed to know Terraform
told them I had run Oracle, I have not
said I had five years of Go, I have two
led a team of four (I said eight)
have not closed a budget yet but told him otherwise
I let her think I wrote it alone
""".strip().splitlines()


@pytest.mark.parametrize("typed", IN_TRUST)
@pytest.mark.parametrize("field", BY_NAME)
def test_what_is_for_nobody_else_keeps_the_whole_field_in_the_notes(field: str, typed: str) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert "is for you alone, so all of it stays in your notes" in result.question
    assert "read only" not in result.question
    assert "Do you mean" not in result.question


@pytest.mark.parametrize("typed", OF_THE_WORK)
@pytest.mark.parametrize("field", BY_NAME)
def test_work_on_what_is_confidential_is_told(field: str, typed: str) -> None:
    result = read_field(field, typed, SETTING)
    assert not isinstance(result, Ask) or "for you alone" not in result.question


@pytest.mark.parametrize("typed", COMPLAINTS)
@pytest.mark.parametrize("field", BY_NAME)
def test_what_somebody_did_that_annoyed_is_a_remark_in_every_field(field: str, typed: str) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert "remark for yourself" in result.question


@pytest.mark.parametrize("typed", HARMLESS)
def test_what_things_do_and_what_is_no_complaint_is_no_remark(typed: str) -> None:
    assert find_remark(typed, SETTING) is None


@pytest.mark.parametrize("typed", COMPLAINTS[:4])
def test_the_topic_before_the_complaint_is_proposed(typed: str) -> None:
    result = read_field("topic", typed, SETTING)
    assert isinstance(result, Ask)
    assert 'Should Ada Blum read only "the ERP move"?' in result.question


@pytest.mark.parametrize("typed", CONFESSIONS)
@pytest.mark.parametrize("field", [name for name in BY_NAME if name != "clarify"])
def test_what_was_claimed_and_is_not_so_is_never_proposed(field: str, typed: str) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert "remark for yourself" in result.question
    assert "read only" not in result.question
    assert "Do you mean" not in result.question
