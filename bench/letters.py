"""How long it takes to compose the letters of a panel and to review each of them, and how alike letters are.

Every panel has words of its own (names, numbers, topics), so nothing is answered from a memory of the last panel.
Measured warm, in one process: composing and reviewing without grammar, and with Harper in its own process. The
baselines run on the same letters in the same run: cutting a letter into words with one regular expression, and
Harper alone, called directly.

The second half plays a year of one author: interviews with panels, then how often the most used opening came and
how much any two letters to one company share.
"""

import random
import re
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.letters.compose import compose
from afterword.letters.debrief import (
    Candidate,
    Debrief,
    EarlierRound,
    Interview,
    InterviewKind,
    PersonNotes,
    Relation,
)
from afterword.letters.letter import Letter
from afterword.letters.similarity import overlap
from afterword.rules.review import review
from afterword.rules.review.finding import LetterUnderReview, OtherLetter
from afterword.rules.review.known_words import known_words
from bench.machine import progress

SIZES = {"panels": 150, "people": 6, "interviews": 60}
QUICK = {"panels": 20, "interviews": 20}
GOAL_PLAIN_MS, GOAL_GRAMMAR_MS = 1.0, 15.0
MOST_OPENINGS, MOST_OVERLAP = 8, 0.20

_ZONE = ZoneInfo("Europe/Berlin")
_TALKS = Path(__file__).with_name("data") / "talks.txt"
_FIRST = [
    "Priya",
    "Bo",
    "Mei",
    "Sam",
    "Ana",
    "Tom",
    "Ines",
    "Omar",
    "Lena",
    "Yuki",
    "Nils",
    "Zoe",
    "Ravi",
    "Ella",
    "Igor",
    "Maya",
    "Paul",
    "Rosa",
    "Hugo",
    "Vera",
]
_LAST = [
    "Raman",
    "Lund",
    "Tanaka",
    "Okoye",
    "Costa",
    "Berg",
    "Duarte",
    "Haddad",
    "Vogel",
    "Mori",
    "Holm",
    "Kaur",
    "Novak",
    "Silva",
    "Meyer",
    "Ito",
]
_ROLES = ("Site Reliability Engineer", "Data Engineer", "Platform Engineer", "Backend Developer")
_RELATIONS = ("hiring-manager", "peer", "peer", "executive", "peer", "recruiter", "peer")
_FIELDS = ("topic", "point", "my_link", "thought", "liked")
_CHOICES = (
    "topic point my_link", "topic my_link thought", "topic point thought", "topic point my_link thought liked",
    "topic my_link liked", "topic thought liked",
)  # fmt: skip


def panel_of(
    number: int, people: int, dice: random.Random, *, round: int = 1, past: tuple[EarlierRound, ...] = ()
) -> Debrief:
    """A debrief about `people` people; no other number gives the same words."""
    talks = dice.sample(_talks(), k=min(people, len(_talks())))
    names = dice.sample([f"{first} {last}" for first in _FIRST for last in _LAST], k=people)
    start = datetime(2026, 1, 7, 9, tzinfo=_ZONE) + timedelta(days=number % 300)
    notes = []
    for at, name in enumerate(names):
        chosen = dice.choice(_CHOICES).split()
        words = dict(zip(_FIELDS, _numbered(talks[at % len(talks)], dice), strict=True))
        relation = Relation(_RELATIONS[at % len(_RELATIONS)])
        fields: dict[str, Any] = {field: words[field] for field in chosen}
        if relation is Relation.RECRUITER:
            fields = {}
        address = f"{name.split()[0].lower()}@company{number}.example"
        notes.append(PersonNotes(name=name, relation=relation, email=address, **fields))
    return Debrief(
        company=f"Company{number}",
        role=dice.choice(_ROLES),
        interview=Interview(
            kind=dice.choice(list(InterviewKind)),
            round=round,
            start=start,
            end=start + timedelta(hours=1),
            timezone=_ZONE,
        ),
        people=tuple(notes),
        candidate=Candidate(name="Jonas Lindqvist", email="jonas@example.org"),
        history=past,
    )


def _talks() -> list[tuple[str, ...]]:
    lines = _TALKS.read_text(encoding="utf-8").splitlines()
    return [
        tuple(part.strip() for part in line.split("|"))
        for line in lines
        if line and not line.startswith("# ")
    ]


def _numbered(talk: tuple[str, ...], dice: random.Random) -> list[str]:
    return [re.sub("#", lambda _: str(dice.randrange(11, 9999)), part) for part in talk]


def letters_of(debrief: Debrief) -> tuple[Letter, ...]:
    return compose(debrief, send_at=debrief.interview.end + timedelta(hours=2)).letters


def under_review(debrief: Debrief, letters: tuple[Letter, ...]) -> Iterator[LetterUnderReview]:
    """Each letter with all the facts that a reviewer has."""
    for letter in letters:
        yield LetterUnderReview(
            subject=letter.subject,
            body=letter.body,
            kind=letter.kind,
            is_composed=True,
            to=(letter.to_email,) if letter.to_email else (),
            sender="jonas@example.org",
            debrief=debrief,
            person=debrief.people[letter.person_index],
            sent_at=debrief.interview.end + timedelta(hours=2),
            recipient_zone=_ZONE,
            other_companies=("Northwind", "Fabrikam"),
            other_letters=tuple(
                OtherLetter(name=other.to_name, body=other.body) for other in letters if other is not letter
            ),
        )


def measure(*, is_quick: bool, panels: int, people: int, interviews: int) -> dict[str, Any]:
    dice = random.Random(7)
    debriefs = [panel_of(number, people, dice) for number in range(panels)]
    warm_up = [panel_of(100_000 + number, people, dice) for number in range(5)]
    grammar = HarperGrammar()
    try:
        for debrief in warm_up:
            _panel_seconds(debrief, grammar)
        rows = []
        for at, debrief in enumerate(debriefs):
            rows.append(_panel_seconds(debrief, grammar))
            progress(f"panel {at + 1} of {panels}")
        trouble = grammar.trouble()
    finally:
        grammar.close()
    figures: dict[str, Any] = {"goal": {"plain_ms": GOAL_PLAIN_MS, "grammar_ms": GOAL_GRAMMAR_MS}}
    for name in rows[0]:
        figures[f"{name}_ms"] = _spread([row[name] * 1000 for row in rows])
    figures["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    figures["memory_harper_mb"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1)
    figures["grammar_trouble"] = trouble
    plain, words = figures["plain_ms"]["median"], figures["words_ms"]["median"]
    figures["ratio_to_words"] = round(plain / words, 1)
    figures["ratio_to_harper"] = round(plain / figures["harper_ms"]["median"], 2)
    figures["year"] = year_of_letters(interviews)
    year = figures["year"]
    figures["met"] = (
        plain <= GOAL_PLAIN_MS
        and figures["grammar_ms"]["median"] <= GOAL_GRAMMAR_MS
        and year["most_used_opening"] <= MOST_OPENINGS
        and year["worst_overlap"] < MOST_OVERLAP
    )
    return figures


def _panel_seconds(debrief: Debrief, grammar: HarperGrammar) -> dict[str, float]:
    """Seconds a letter for each step of one panel."""
    took: dict[str, float] = {}
    before = time.process_time()
    letters = _timed(took, "compose", lambda: letters_of(debrief))
    cases = list(under_review(debrief, letters))
    _timed(took, "review", lambda: [review(case) for case in cases])
    took["plain_cpu"] = time.process_time() - before
    took["plain"] = took["compose"] + took["review"]
    _timed(
        took, "harper", lambda: [grammar.check(case.body, known_words=known_words(case)) for case in cases]
    )
    took["grammar"] = took["plain"] + took["harper"]
    _timed(took, "words", lambda: [re.findall(r"\w+", case.body.lower()) for case in cases])
    return {name: seconds / len(letters) for name, seconds in took.items()}


def _timed(took: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    before = time.perf_counter()
    done = work()
    took[name] = time.perf_counter() - before
    return done


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 3),
        "fastest": round(ordered[0], 3),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 3),
        "worst": round(ordered[-1], 3),
    }


def year_of_letters(interviews: int) -> dict[str, Any]:
    """A year of one author: how often an opening comes, and what letters to one company share."""
    dice = random.Random(11)
    openings: Counter[str] = Counter()
    worst, count, at = 0.0, 0, 0
    while at < interviews:
        first = panel_of(at, dice.randrange(1, 5), dice)
        rounds = [first]
        if at + 1 < interviews and dice.random() < 0.4:
            rounds.append(_second_round(first, at, dice))
        at += len(rounds)
        company: list[Letter] = []
        for debrief in rounds:
            debrief = _with_letters(debrief, company)
            used = frozenset(sentence.frame for letter in company for sentence in letter.sentences)
            sent_at = debrief.interview.end + timedelta(hours=2)
            company += compose(debrief, send_at=sent_at, used_frames=used).letters
        count += len(company)
        openings.update(letter.sentences[0].frame for letter in company)
        left_out = [
            first.company,
            "role",
            *_ROLES,
            *(someone.name for each in rounds for someone in each.people),
        ]
        pairs = combinations(company, 2)
        worst = max([worst, *(overlap(one.body, two.body, leave_out=left_out) for one, two in pairs)])
    frame, times = openings.most_common(1)[0]
    return {
        "letters": count,
        "openings": len(openings),
        "most_used_opening": times,
        "most_used_frame": frame,
        "worst_overlap": round(worst, 3),
    }


def _second_round(first: Debrief, number: int, dice: random.Random) -> Debrief:
    """The same company again: one person known, others new."""
    past = tuple(
        EarlierRound(
            round=1,
            date=first.interview.start.date(),
            people=(someone.name,),
            topics=(someone.topic,) if someone.topic else (),
        )
        for someone in first.people
    )
    second = panel_of(number, dice.randrange(1, 4), dice, round=2, past=past)
    known = replace(second.people[0], name=first.people[0].name)
    return replace(second, people=(known, *second.people[1:]))


def _with_letters(debrief: Debrief, sent: list[Letter]) -> Debrief:
    """The debrief with what was written in its earlier rounds, as the workflows hand it to the composer."""
    bodies = {letter.to_name: letter.body for letter in sent}
    history = (replace(past, letter_text=bodies.get(past.people[0], "")) for past in debrief.history)
    return replace(debrief, history=tuple(history))


def lines(figures: dict[str, Any]) -> list[str]:
    def row(name: str, words: str) -> str:
        spread = figures[f"{name}_ms"]
        return (
            f"{words:<42}{spread['median']:>8.2f} ms  "
            f"(fastest {spread['fastest']:.2f}, p95 {spread['p95']:.2f}, worst {spread['worst']:.2f})"
        )

    year = figures["year"]
    return [
        "milliseconds a letter, median over panels:",
        row("compose", "compose"),
        row("review", "review, 49 rules, no grammar"),
        row("plain", f"together (goal {GOAL_PLAIN_MS:g})"),
        row("plain_cpu", "together, time of the processor alone"),
        row("harper", "Harper alone, in its process (baseline)"),
        row("grammar", f"together with grammar (goal {GOAL_GRAMMAR_MS:g})"),
        row("words", "cutting into words by one regex (baseline)"),
        f"ratio to cutting into words {figures['ratio_to_words']}, to Harper alone {figures['ratio_to_harper']}",
        f"memory: {figures['memory_mb']} MB of ours, {figures['memory_harper_mb']} MB of Harper's process",
        f"a year: {year['letters']} letters, {year['openings']} openings; the most used "
        f"({year['most_used_frame']}) came {year['most_used_opening']} times (goal {MOST_OPENINGS}); "
        f"worst overlap to one company "
        f"{year['worst_overlap']} (goal below {MOST_OVERLAP})",
        *([figures["grammar_trouble"]] if figures["grammar_trouble"] else []),
        "met" if figures["met"] else "NOT met",
    ]


if __name__ == "__main__":
    sys.exit("Run it as: python -m bench letters")
