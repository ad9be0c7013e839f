"""A year of letters by one author: sixty interviews, about 150 letters, as varied as the pool promises."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import combinations

import pytest
from panel import START, TALKS, debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.variation import mix
from afterword.letters.debrief import Debrief, EarlierRound
from afterword.letters.letter import Letter
from afterword.letters.similarity import overlap

FIRST = (
    *("Priya", "Bo", "Mei", "Sam", "Ana", "Tom", "Ines", "Lena", "Karl", "Jo"),
    *("Ravi", "Eva", "Chris", "Nils", "Olga", "Femi", "Uma", "Yusuf", "Clara", "Piotr"),
)
LAST = (
    "Raman",
    "Lund",
    "Tanaka",
    "Costa",
    "Berg",
    "Duarte",
    "Vogt",
    "Weiss",
    "Park",
    "Lind",
    "Dale",
    "Aho",
    "Rey",
)
FIELDS = (
    "topic my_link",
    "topic point",
    "topic thought",
    "topic point my_link",
    "topic point my_link thought liked",
)
RELATIONS = ("hiring-manager", "peer", "recruiter", "peer", "executive")
KINDS = ("phone", "video", "onsite", "panel", "technical")
INTERVIEWS = 60


def write_year(seed: int) -> dict[str, list[tuple[Debrief, Letter]]]:
    """The letters by company: each company has one to three rounds, each round other people and talks."""
    letters: dict[str, list[tuple[Debrief, Letter]]] = defaultdict(list)
    used: dict[str, frozenset[str]] = defaultdict(frozenset)
    history: dict[str, tuple[EarlierRound, ...]] = defaultdict(tuple)
    talks: dict[str, list[int]] = {}

    def pick(what: int, size: int) -> int:
        return mix(seed * 1000 + what, 5) % size

    for at in range(INTERVIEWS):
        company = f"Company{at // 2}"
        order = talks.setdefault(
            company, sorted(range(len(TALKS)), key=lambda talk: mix(seed + at * 31 + talk, 1))
        )
        people = []
        for seat in range(1 + pick(at * 7, 4)):
            number = at * 10 + seat
            relation = RELATIONS[seat] if seat < 4 else "peer"
            fields = "" if relation == "recruiter" else FIELDS[pick(number, 5)]
            name = f"{FIRST[pick(number + 1, 20)]} {LAST[(number + seat) % 13]}"
            people.append(person(name, relation, order.pop(), fields))
        start = START + timedelta(days=3 * at)
        notes = debrief(
            *people,
            kind=KINDS[pick(at, 5)],
            round=1 + at % 2,
            company=company,
            role=f"Role{at % 4} Engineer",
            start=start,
            history=history[company],
        )
        made = compose(notes, send_at=notes.interview.end + timedelta(hours=3), used_frames=used[company])
        letters[company] += [(notes, letter) for letter in made.letters]
        used[company] |= {sentence.frame for letter in made.letters for sentence in letter.sentences}
        texts = "\n\n".join(letter.body for letter in made.letters)
        names = tuple(someone.name for someone in people)
        past = EarlierRound(round=1 + at % 2, date=start.date(), people=names, letter_text=texts)
        history[company] = (*history[company], past)
    return letters


@pytest.fixture(scope="module", params=[1, 2, 3])
def year(request: pytest.FixtureRequest) -> dict[str, list[tuple[Debrief, Letter]]]:
    return write_year(request.param)


def test_a_year_has_enough_letters_to_mean_something(year: dict[str, list[tuple[Debrief, Letter]]]):
    assert sum(len(letters) for letters in year.values()) >= 120


def test_no_opening_comes_more_than_eight_times(year: dict[str, list[tuple[Debrief, Letter]]]):
    openings = Counter(letter.sentences[0].frame for letters in year.values() for _, letter in letters)
    assert openings.most_common(1)[0][1] <= 8


def test_no_frame_comes_twice_to_one_company(year: dict[str, list[tuple[Debrief, Letter]]]):
    for letters in year.values():
        frames = [
            frame for _, letter in letters for frame in {sentence.frame for sentence in letter.sentences}
        ]
        assert [frame for frame, count in Counter(frames).items() if count > 1] == []


def test_two_letters_to_one_company_share_little(year: dict[str, list[tuple[Debrief, Letter]]]):
    for company, letters in year.items():
        names = [someone.name for notes, _ in letters for someone in notes.people]
        out = [company, "role", *(notes.role for notes, _ in letters), *names]
        for (_, one), (_, two) in combinations(letters, 2):
            assert overlap(one.body, two.body, leave_out=out) < 0.20, one.body + two.body
