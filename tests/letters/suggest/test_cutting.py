"""Where a suggestion ends: run-ons, chains of telling, results behind a comma; commands and names."""

import pytest

from afterword.letters.suggest import Scope, read_notes

PRIYA = Scope(reader="Priya Raman", people=("Priya Raman",))


def sentences(notes: str) -> list[str]:
    return [each.sentence for each in read_notes(notes, PRIYA).suggestions]


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        # run-ons
        ("we spoke mostly about the dbt migration they have like 400 models and nobody knows who owns what",
         "We talked about the dbt migration."),
        ("we talked about the dbt migration they have 400 models", "We talked about the dbt migration."),
        ("talked about the queue service it has no owner", "We talked about the queue service."),
        ("talked about the bootloader they are writing in Rust",
         "We talked about the bootloader you are writing in Rust."),
        # told on
        ("i told him i wrote the flash driver for the boards at Sensio and that we tested it by cutting power",
         "I wrote the flash driver for the boards at Sensio."),
        ("I told her that I built the search at Contoso and that it held", "I built the search at Contoso."),
        # who does it themselves
        ("I liked: engineers write the release notes themselves",
         "I liked that engineers write the release notes themselves."),
        ("liked that they write the release notes themselves", "I liked that you write the release notes yourselves."),
        ("liked that the team runs the retro itself", "I liked that the team runs the retro itself."),
        # names keep their capital
        ("discussed Ray vs Spark for data jobs", "We talked about Ray vs Spark for data jobs."),
        ("discussed Spring and Quarkus", "We talked about Spring and Quarkus."),
        # results
        ("I did sharding by tenant at Lumo, 3 TB, no downtime",
         "I did sharding by tenant at Lumo (3 TB, no downtime)."),
        ("I split the state at Contoso, plan from 35 min to 3",
         "I split the state at Contoso (plan from 35 min to 3)."),
        ("I automated password resets, -35 % tickets", "I automated password resets (-35 % tickets)."),
        ("I ran Ray at Criteo, 200 nodes", "I ran Ray at Criteo (200 nodes)."),
        ("I ran office hours at Etsy, adoption 30 → 85%", "I ran office hours at Etsy (adoption from 30 to 85%)."),
        ("I brought our app down to 41 MB, mostly by removing three SDKs",
         "I brought our app down to 41 MB, mostly by removing three SDKs."),
        ("I built auto reconciliation at Twiga, matched 97 percent",
         "I built auto reconciliation at Twiga and matched 97 percent."),
        ("I built the search at Contoso, she liked that", "I built the search at Contoso."),
        # misses of a stranger's notes
        ("+ I built auto reconciliation at Twiga", "I built auto reconciliation at Twiga."),
        ("told her how I cut our paging from 30 to 8 a week by deleting dead alerts",
         "I cut our paging from 30 to 8 a week by deleting dead alerts."),
        ("I explained the way I moved 180 VMs from VMware to Proxmox", "I moved 180 VMs from VMware to Proxmox."),
        ("promised her the Sigma to KQL script", "I promised to send the Sigma-to-KQL script."),
        ("promised: article on visual regression testing",
         "I promised to send the article on visual regression testing."),
        ("promised Priya my checklist", "I promised to send my checklist."),
        ("Said I'd send 2 writing samples.", "I promised to send 2 writing samples."),
        ("liked: weekly session where analysts kill the worst rule",
         "I liked the weekly session where analysts kill the worst rule."),
        ("What I liked\n- she reads every exit interview herself",
         "I liked that you read every exit interview yourself."),
        ("liked: she shadowed support calls in her 1st month",
         "I liked that you shadowed support calls in your 1st month."),
        ("## What I liked most\n- he answers support himself", "I liked that you answer support yourself."),
        ("idea: could start with canary on the two smallest services",
         "Since then I have thought that you could start with a canary on the two smallest services."),
        ("My idea: retro in pairs first, then in group.", "One thought since: a retro in pairs first."),
    ],
)  # fmt: skip
def test_a_line_ends_where_its_sentence_ends(notes: str, sentence: str):
    assert sentences(notes) == [sentence]


@pytest.mark.parametrize(
    "notes",
    [
        "he said read more code than you write in the first month",
        "she said keep the tests that you trust",
        "he said ask who owns the service",
        "I brought ours down from 95 to 41 MB at Ridely, mostly by removing three analytics SDKs",
        "I split a state at Monzo-ish fintech",
        "I told her about going from quarterly to biweekly releases with 6 teams",
        "she thinks stand-ups are useless",
        "Priya thinks that most bugs come from billing",
        "liked that they let the engineers write the notes themselves",
        "liked: she told me that she reads them",  # who is who
        "liked: she gave her a day",
        "we talked about Hubble for the metrics of ours",
        "To do\n- the list of things",
    ],
)
def test_what_would_read_wrong_is_not_offered(notes: str):
    assert sentences(notes) == []


def test_a_heading_without_a_colon_ends_the_private_part():
    notes = "Worries\n- small team\nTo do\n- I built the queue at Contoso"
    read = read_notes(notes, PRIYA)
    assert [notes[mark.start : mark.end] for mark in read.private] == ["small team"]
    assert [each.field for each in read.suggestions] == ["my_link"]
