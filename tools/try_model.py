"""`python tools/try_model.py URL NAME [--notes N]`: ask a running model about sample notes and letters, whole path.

Uses a database of its own in a temporary folder; nothing is sent but the samples, and nothing of yours is read. Prints
what was offered, sentence by sentence, and what the guards refused, so that a person can judge a model before use.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
NOTES = ROOT / "tests" / "data" / "notes" / "first_sixty.yaml"
ENDED = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
# One line each: the fields of a debrief whose letter the model may polish.
FIELDS: tuple[dict[str, str], ...] = (
    {
        "topic": "how you cut the nightly load from six hours to forty minutes",
        "point": "nobody owns the cron jobs",
        "my_link": "wrote the runbook for 12 cron jobs",
    },
    {
        "topic": "feature flags in the mobile app",
        "thought": "a kill switch for each screen would have saved the April release",
        "liked": "that designers sit in the stand-up",
    },
    {
        "topic": "the move from Jenkins to GitHub Actions",
        "my_link": "migrated 70 pipelines without a freeze",
    },
    {"topic": "why the search team chose Postgres over Elastic", "point": "reindexing takes 9 hours"},
    {"topic": "hiring two people for the platform team", "liked": "your honest answer about on-call"},
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Ask a running model about sample notes and letters, guards and all."
    )
    parser.add_argument("url", help="of its OpenAI-compatible interface, such as http://127.0.0.1:11434/v1")
    parser.add_argument("name", help="of the model there")
    parser.add_argument("--notes", type=int, default=12, metavar="N", help="raw notes to ask about (12)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AFTERWORD_DATA"] = folder
        sys.path.insert(0, str(ROOT))
        return _try(args.url, args.name, args.notes)


def _try(url: str, name: str, notes: int) -> int:
    from afterword import wiring

    wiring.start_django()
    wiring.prepare_database()
    from afterword.adapters.openai_endpoint import OpenAiEndpoint
    from afterword.ports.errors import PortError
    from afterword.ports.model import ModelPlace

    counted: Counter[str] = Counter()
    try:
        port = OpenAiEndpoint(ModelPlace(url=url, name=name), answer_seconds=120)
        for number, fields in enumerate(FIELDS):
            _polish(port, number, fields, counted)
        for row in yaml.safe_load(NOTES.read_text(encoding="utf-8"))[:notes]:
            _propose(port, row, counted)
    except PortError as error:
        print(f"{error}", file=sys.stderr)
        return 1
    print(
        f"Letters: {counted['wordings offered']} wordings offered, {counted['wordings refused']} refused by the guards."
        f"\nNotes: {counted['fields offered']} fields offered, {counted['fields refused']} refused."
        f"\nAnswers of which nothing could be used: {counted['trouble']}."
    )
    return 0


def _polish(port: Any, number: int, fields: dict[str, str], counted: Counter[str]) -> None:
    from afterword.workflows.finish_debrief import finish_debrief
    from afterword.workflows.polish_letter import Offers, ask_for_wordings

    interview, _ = _interview(f"Company {number}", fields)
    (letter,) = finish_debrief(interview, now=ENDED + timedelta(minutes=10)).letters
    offers = ask_for_wordings(letter, port, now=ENDED + timedelta(minutes=10))
    if not isinstance(offers, Offers):
        raise SystemExit(f"Nothing was asked: {offers}")
    counted["trouble"] += bool(offers.trouble)
    for offer in offers.offers:
        if offer.proposed:
            print(f"was      {offer.original}\noffered  {offer.proposed}\n")
            counted["wordings offered"] += 1
        elif offer.why:
            print(f"was      {offer.original}\nrefused  because {offer.why}\n")
            counted["wordings refused"] += 1


def _propose(port: Any, row: dict[str, Any], counted: Counter[str]) -> None:
    from afterword.workflows.propose_fields import Proposed, ask_for_proposals

    interview, person = _interview(f"Company of note {row['id']}", {"notes": row["notes"]})
    proposed = ask_for_proposals(interview, person, port, now=ENDED + timedelta(minutes=10))
    if not isinstance(proposed, Proposed):
        return
    counted["trouble"] += bool(proposed.trouble)
    counted["fields refused"] += len(proposed.refused)
    counted["fields offered"] += len(proposed.suggestions)
    for suggestion in proposed.suggestions:
        print(f"note {row['id']}  offered for {suggestion.field}: {suggestion.sentence}")


def _interview(company: str, fields: dict[str, Any]) -> tuple[Any, Any]:
    """An interview that has just ended with one hiring manager, and what was noted about her."""
    from tests.workflows.rows import AFTER, PANEL, a_candidate, an_interview, person_called

    from afterword.workflows.save_note import save_note

    candidate = a_candidate()
    interview = an_interview(candidate, company=company, people=PANEL[:1])
    person = person_called(interview, PANEL[0].name)
    save_note(candidate, interview, person, fields, base_revision=None, now=AFTER)
    return interview, person


if __name__ == "__main__":
    sys.exit(main())
