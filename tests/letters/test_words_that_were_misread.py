"""Kinds of notes that two readers found printed wrongly or asked about without need: each with words of its own."""

from dataclasses import replace

import pytest

from afterword.letters.debrief import PersonNotes
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.forms import Form

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada", names=frozenset({"marta"}))


def read(field: str, typed: str) -> Fragment:
    found = read_field(field, typed, SETTING)
    assert isinstance(found, Fragment), found
    return found


def asked(field: str, typed: str) -> str:
    found = read_field(field, typed, SETTING)
    assert isinstance(found, Ask), found
    return found.question


def printed(field: str, typed: str) -> str:
    found = read(field, typed)
    return found.lead + found.text


HANGS = [
    ("topic", "disclosing a vulnerability in an infusion pump before the patch exists"),
    ("topic", "disclosing a vulnerability before the patch exists"),
    ("topic", "shipping the firmware after the lab signs it off"),
    ("topic", "rotating keys until nobody remembers the old ones"),
    ("topic", "training nurses while the old system still runs"),
    ("topic", "paging somebody when the disk fills"),
    ("topic", "hiring testers because the vendor refuses to test"),
    ("topic", "moving every query that the planner gets wrong"),
    ("topic", "writing a runbook which the night shift understands"),
    ("topic", "keeping the gate closed until the last wagon has passed"),
    ("topic", "sending the alarm to whoever is awake"),
    ("liked", "hearing a VP of Product bring up the disclosure policy before I did"),
    ("thought", "keeping the gate closed until the last wagon has passed"),
    ("point", "rotating keys until nobody remembers the old ones"),
]


@pytest.mark.parametrize(("field", "typed"), HANGS)
def test_a_verb_that_hangs_on_what_is_done_makes_no_sentence_of_it(field: str, typed: str):
    assert read(field, typed).form is Form.GERUND


OUTSIDE = [
    ("thought", "holding an alarm for five minutes would remove most of them"),
    ("point", "hiring in Tokyo starts in the fall"),
    ("thought", "paging somebody when the disk fills costs nothing"),
    ("thought", "disclosing a flaw before the patch exists helps nobody"),
    ("point", "rotating keys while devices sleep is cheap"),
    ("point", "logging in before the shift starts saves nurses eleven minutes"),
]


@pytest.mark.parametrize(("field", "typed"), OUTSIDE)
def test_what_is_done_is_the_subject_of_a_verb_that_stands_outside(field: str, typed: str):
    assert read(field, typed).form is Form.CLAUSE


SUBJECTS = [
    "whether the window should widen with measured latency is worth one playtest",
    "what we measure is what we get",
    "how the data is labelled decides everything",
    "whether it helps is worth a test",
    "why the queue grows matters more than how long it is",
    "who owns the alert decides how loud it may be",
    "where the data lives matters less than who may read it",
    "what the pilots ignore is the real finding",
    "what counts is the second look",
    "whatever the crew writes down is worth a look",
]


@pytest.mark.parametrize("typed", SUBJECTS)
def test_a_question_that_is_the_subject_of_a_sentence_makes_a_whole_one(typed: str):
    assert read("thought", typed).form is Form.CLAUSE


@pytest.mark.parametrize(
    "typed",
    [
        "how the team tests models",
        "whether the window should widen with measured latency",
        "why the queue grows at night",
        "how the people who own a service deploy it",
        "what the drivers say when nobody asks",
    ],
)
def test_a_question_alone_makes_no_sentence(typed: str):
    assert read("thought", typed).form in {Form.WH, Form.UNSURE}


CAPITALS = [
    ("Deferred constraints would let both legs land in one transaction", "deferred"),
    ("Partial indexes would help", "partial"),
    ("Quantised weights may be enough for the small camera", "quantised"),
    ("Memoised lookups would save the round trip", "memoised"),
    ("Auditable defaults would calm the regulator", "auditable"),
    ("Precomputed routes would save the night job", "precomputed"),
    ("Debounced inputs would be enough", "debounced"),
    ("Tiered prices would scare small farms", "tiered"),
    ("Playtests with parents could come first", "playtests"),
    ("Kubernetes would be too much for three services", "Kubernetes"),
    ("Marta could run the first drill", "Marta"),
    ("Ahmed loads the trucks", "Ahmed"),
    ("Clive answers the phone", "Clive"),
    ("Ansible roles would do", "Ansible"),
    ("Debezium could feed the index", "Debezium"),
    ("Hastings could be the pilot site", "Hastings"),
]


@pytest.mark.parametrize(("typed", "first"), CAPITALS)
def test_the_capital_of_a_sentence_goes_and_that_of_a_name_stays(typed: str, first: str):
    assert printed("thought", typed).split()[0] == first


GOOD = [
    # a verb that belongs to the one thing, not to the many right before it
    ("thought", "a system with fewer than five daily users needs a funeral, not an API"),
    ("thought", "a ward with eight nurses needs a second scanner"),
    ("thought", "one rule about open tickets saves more time than ten dashboards"),
    ("point", "every clinic in the eastern counties orders its own labels"),
    ("point", "a plan for all three harbours takes a year"),
    ("point", "each depot behind the old silos loses a pallet a week"),
    ("point", "each of the wards orders its own gloves"),
    ("point", "one of the vans needs a new gearbox"),
    # the name of something that is done
    ("topic", "grasp planning for transparent objects"),
    ("topic", "grip control for wet parts"),
    ("topic", "call routing at night"),
    ("topic", "load shedding during storms"),
    ("topic", "drop testing of small parcels"),
    ("topic", "leak detection in old pipes"),
    # the day of business
    ("point", "refunds after the cut-off belong to tomorrow, not to today's file"),
    ("point", "orders after six belong to tomorrow"),
    ("point", "whatever arrives after noon counts for tomorrow"),
    ("point", "a late scan goes into tomorrow's batch"),
    ("point", "what is booked at night belongs to yesterday"),
    ("point", "the shift after midnight counts as yesterday"),
    # words for a machine
    ("clarify", "SameSite=Lax does protect the POST form"),
    ("clarify", "SameSite=Lax protects the POST form"),
    ("clarify", "max_connections=200 was the limit, not 100"),
    ("clarify", "the flag was --dry-run=false"),
    ("clarify", "the check is a==b, not a=b"),
    ("clarify", "C++ does have modules"),
    ("clarify", ".NET does run on Linux"),
    ("clarify", "snake_case is the rule there"),
    ("clarify", "the path is etc/hosts"),
    # short names beside other names
    ("my_link", "benchmarked vg giraffe against BWA"),
    ("my_link", "compared jq with Miller on 2 TB of logs"),
    ("my_link", "replaced svn by Git"),
    ("my_link", "tuned fd beside ripgrep2 on the build servers"),
    ("my_link", "moved from zsh to PowerShell"),
    # words of people that no list knows are no slips, and a number made up by nobody no confession
    ("topic", "how the media buyers plan a season"),
    ("point", "indeed nobody reads the transit log"),
    ("point", "nobody made that number up"),
    ("my_link", "said no to the launch, never regretted it"),
]


@pytest.mark.parametrize(("field", "typed"), GOOD)
def test_good_english_is_printed_as_typed(field: str, typed: str):
    assert printed(field, typed) == typed


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("point", "the decision comes tomorrow"),
        ("point", "the call goes to tomorrow"),
        ("next", "a call tomorrow"),
        ("point", "tests=flaky since March"),
        ("clarify", "the answer = no"),
        ("my_link", "fixed bg jobs in Kafka"),
        ("my_link", "rewrote the tf modules of the team"),
    ],
)
def test_what_may_be_read_in_another_way_is_still_asked_about(field: str, typed: str):
    assert asked(field, typed)


READERS = [
    ("Ada sits with the artists every Wednesday.", "you sit with the artists every Wednesday"),
    ("Ada reads every incident report herself", "you read every incident report yourself"),
    ("Ada answers the phone on Fridays", "you answer the phone on Fridays"),
    ("Ada is on call like everybody else", "you are on call like everybody else"),
    ("Ada has a whiteboard full of failed ideas", "you have a whiteboard full of failed ideas"),
    ("Ada never skips the handover", "you never skip the handover"),
]


@pytest.mark.parametrize(("typed", "meant"), READERS)
def test_the_first_name_of_the_reader_as_a_subject_is_you(typed: str, meant: str):
    assert printed("liked", typed) == meant


LABELS = [
    ('Ada: "we ship on Fridays, always have"', "you ship on Fridays, always have"),
    ('Ada: "we test by hand, still do"', "you test by hand, still do"),
    ('Ada Blum: "nobody reads the second page"', "nobody reads the second page"),
    ('Ada - "the cache is the product"', "the cache is the product"),
    ("Ada: “half of the pages are false”", "half of the pages are false"),
    ("Ada: the old system pays for the new one", "the old system pays for the new one"),
    ("ADA: 'the queue hides the outage'", "the queue hides the outage"),
]


@pytest.mark.parametrize(("typed", "meant"), LABELS)
def test_a_label_that_says_who_spoke_goes(typed: str, meant: str):
    assert printed("point", typed) == meant


def test_one_bare_noun_beside_four_articles_is_printed_as_typed():
    typed = "privacy was the argument, but battery was the reason"
    topic = "reading crumpled receipts on the device instead of in the cloud"
    someone = PersonNotes(name="Ada Blum", topic=topic, point=typed)
    found = read_field("point", typed, replace(SETTING, people=(someone,)))
    assert isinstance(found, Fragment)
    assert found.text == typed
    assert isinstance(read_field("point", typed, SETTING), Ask)


QUESTIONS = [
    ("point", "wont upgrade until someone owns the ingress", '"wont" in'),
    ("point", "the dont upgrade on Fridays", '"the dont" in'),
    ("thought", "shut em down at 6pm", '"em" in'),
    ("thought", "tell em early", '"em" in'),
    ("point", "let em test it first", '"em" in'),
    ("thought", "maybe the runbook should becom a script", "should become a script"),
    ("thought", "one databas for all depots would do", "one database for all depots would do"),
    ("point", "the servic restarts every night", "the service restarts every night"),
    ("topic", "the pipelin for the scans", "the pipeline for the scans"),
    ("thought", "someon could own the alerts", "someone could own the alerts"),
    ("point", "batt use went down 40%", '"batt" in'),
    ("topic", "the reqs of the regulator", '"reqs" in'),
    ("my_link", "moved 40 custs to the new portal", '"custs" in'),
    ("point", "the accts are checked twice", '"accts" in'),
    ("clarify", "the calib takes a day", '"calib" in'),
    ("clarify", "I said moved blocks came in 1.3, its 1.1", "it's 1.1"),
    ("clarify", "its 1.1", "it's 1.1"),
    ("clarify", "its 40%, not 30%", "it's 40%, not 30%"),
    ("point", "nobody uses the form because its slow", "because it's slow"),
    ("point", "everybody keeps the old tool because its cheap", "because it's cheap"),
    ("thought", "the test is more better with real datas", "the test is better with real data"),
    ("point", "this way is more easier", "this way is easier"),
    ("point", "a smaller depot is more cheaper", "a smaller depot is cheaper"),
    ("point", "the most easiest fix is a label", "the easiest fix is a label"),
    ("thought", "the night run would be more faster", "would be faster"),
    ("topic", "middlewares for the scanners", "middleware for the scanners"),
    ("topic", "루프 클로저 and ROS bag replay", "in English"),
    ("topic", "データ pipelines", "in English"),
    ("point", "the миграция takes a year", "in English"),
    ("liked", "the wall with the 看板 cards", "in English"),
    ("topic", "the δοκιμή of the brakes", "in English"),
    ("liked", "no crunch policy", "your no-crunch policy"),
]


@pytest.mark.parametrize(("field", "typed", "part"), QUESTIONS)
def test_a_slip_of_haste_is_asked_about(field: str, typed: str, part: str):
    assert part in asked(field, typed)


CONFESSED = [
    "never touched kernel bypass, told her I did",
    "told them I did",
    "said I had, never did",
    "made that one up",
    "exaggerated a bit there",
    "pretended to know Terraform",
    "told him I knew Rust, I don't",
]


@pytest.mark.parametrize("typed", CONFESSED)
def test_a_confession_is_for_oneself_and_never_proposed(typed: str):
    question = asked("my_link", typed)
    assert "for yourself" in question
    assert "read only" not in question
    assert "Do you mean" not in question


def test_an_addition_to_an_answer_puts_right_what_was_told():
    assert printed("clarify", "I said I had 40 nodes, it was 50, not 40")


HURRIED = [
    ("topic", "synthetic weevils??", "synthetic weevils"),
    ("topic", "the drones???", "the drones"),
    ("liked", "the wall of labels ??", "the wall of labels"),
    ("topic", "how the drones land??", "how the drones land"),
    ("thought", "a second camera would do??", "a second camera would do"),
    ("thought", "could the depot keep two??", "could the depot keep two?"),
    ("liked", "no hero culture", "there is no hero culture"),
    ("liked", "no meetings on Fridays", "there are no meetings on Fridays"),
    ("my_link", "trained with 150 imgs on a small GPU", "trained with 150 images on a small GPU"),
    ("topic", "α-β pruning", "α-β pruning"),
    ("topic", "10 µm layers", "10 µm layers"),
    ("topic", "the talk with Jan Dvořák about Brno", "the talk with Jan Dvořák about Brno"),
    ("my_link", "wrote the em dash rule of our style guide", "wrote the em dash rule of our style guide"),
]


@pytest.mark.parametrize(("field", "typed", "meant"), HURRIED)
def test_what_is_certain_in_hurried_notes_is_written_so(field: str, typed: str, meant: str):
    assert printed(field, typed) == meant


FIGURES = [
    ("fused images with depth for a bottle-sorting line", "4% misses down to 0.6%"),
    ("rewrote the matcher", "9 errors a day down to 1"),
    ("tuned the index", "4 s down to 300 ms"),
    ("moved the depot to pallets with tags", "12% losses down to 2%"),
    ("relabelled the wards", "7% mixes down to 0.4%"),
    ("rebuilt the gate", "30 crashes a month to 2"),
    ("cut the queue", "9 waits down to 3"),
]


@pytest.mark.parametrize(("deed", "figures"), FIGURES)
def test_figures_behind_a_comma_go_into_brackets(deed: str, figures: str):
    assert printed("my_link", f"{deed}, {figures}") == f"{deed} ({figures})"


def test_what_went_down_is_a_sentence_and_no_figure():
    assert ";" in printed("my_link", "changed the labels, errors went down 22%")


DEEDS = [
    ("trained with 150 images and augmentation, got 0.81 F1", "augmentation, and got 0.81 F1"),
    ("wrote and tested the importer, saved 3 hours a week", "importer, and saved 3 hours a week"),
    ("moved the shop and the depot to Nomad, cut the bill by 30%", "Nomad, and cut the bill by 30%"),
    ("rebuilt the intake form, halved the calls", "form and halved the calls"),
]


@pytest.mark.parametrize(("typed", "part"), DEEDS)
def test_a_second_deed_is_joined_to_the_first(typed: str, part: str):
    assert part in printed("my_link", typed)
