"""The state machine of a submission, explored to its end: nothing goes twice, nothing is lost silently."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from afterword.rules.submission import (
    ALLOWED,
    ALLOWED_BY_HAND,
    CANCELLABLE,
    CLAIMABLE,
    FINAL,
    MAYBE_SENT,
    SENT_BY_HAND_FROM,
    SHOWN,
    TIMED,
    NotAllowed,
    Outcome,
    SubmissionState,
    after,
)

State, Out = SubmissionState, Outcome
Table = Mapping[tuple[SubmissionState, Outcome], SubmissionState]
WORKERS = 2
CLAIMS = 6


@dataclass(frozen=True)
class World:
    """A row, what really lies on the server, and the workers that believe to hold the row.

    `copies`: messages that the server took. `token`: of the newest claim. `held`: the token in each worker's
    memory, 0 for none; a worker that died or lost its lease keeps it and may come back to life with it.
    `talking`: the worker that is in the middle of the SMTP talk. `claims` bounds the exploration.
    `person_said_sent`: they settled it by their word. `by_hand`: copies that they sent from their own program.
    """

    state: SubmissionState = State.WAITING
    copies: int = 0
    token: int = 0
    held: tuple[int, ...] = (0,) * WORKERS
    talking: int | None = None
    claims: int = 0
    person_said_sent: bool = False
    by_hand: int = 0


def next_worlds(world: World, table: Table) -> Iterator[World]:
    yield from _by_workers(world, table)
    if world.talking is not None:
        yield from _by_the_server(world, table)
    yield from _by_lease(world, table)
    yield from _by_people_and_time(world, table)


def _move(world: World, outcome: Outcome, table: Table, **changes: object) -> Iterator[World]:
    state = table.get((world.state, outcome))
    if state is not None:
        yield replace(world, state=state, **changes)


def _by_workers(world: World, table: Table) -> Iterator[World]:
    for worker, held in enumerate(world.held):
        if world.talking == worker:
            continue
        if world.claims < CLAIMS:
            token = world.token + 1
            holding = (*world.held[:worker], token, *world.held[worker + 1 :])
            yield from _move(world, Out.CLAIMED, table, token=token, held=holding, claims=world.claims + 1)
        if held != world.token or not held:
            continue  # the conditional update of a worker that came back late changes no row
        for outcome in (Out.HELD, Out.WINDOW_PASSED, Out.CANCELLED):
            if world.state is State.CLAIMED:
                yield from _move(world, outcome, table)
        if world.talking is None:
            yield from _move(world, Out.STARTED, table, talking=worker)


def _by_the_server(world: World, table: Table) -> Iterator[World]:
    """The end of a talk: what really happened, and what the worker learns of it."""
    over = replace(world, talking=None)
    yield from _move(over, Out.ACCEPTED, table, copies=world.copies + 1)
    yield from _move(over, Out.TEMPORARY, table)
    yield from _move(over, Out.PERMANENT, table)
    for copies in (world.copies, world.copies + 1):
        yield from _move(over, Out.ANSWER_LOST, table, copies=copies)
        yield replace(over, copies=copies)  # killed, before or after the server took it


def _by_lease(world: World, table: Table) -> Iterator[World]:
    """The lease of *submitting* is longer than any talk, so it never ends while one goes on."""
    if world.talking is None:
        yield from _move(world, Out.LEASE_EXPIRED, table)


def _by_people_and_time(world: World, table: Table) -> Iterator[World]:
    """People look before they speak: they deny a letter only when there is none."""
    for outcome in (Out.CANCELLED, Out.WINDOW_PASSED, Out.APPROVED_AGAIN):
        if world.state is not State.CLAIMED:
            yield from _move(world, outcome, table)
    if world.state is State.CLAIMED:
        yield from _move(world, Out.CANCELLED, table)  # an answer came in while a worker held it
    if world.copies:
        yield from _move(world, Out.FOUND_IN_SENT, table)
    else:
        yield from _move(world, Out.PERSON_SAYS_NOT_SENT, table)
    yield from _move(world, Out.PERSON_SAYS_SENT, table, person_said_sent=True)
    # They send it themselves only where nothing of it lies in their Sent folder yet.
    if not world.copies and not world.by_hand:
        yield from _move(world, Out.SENT_BY_HAND, table, by_hand=1, token=0)


def explore(table: Table) -> set[World]:
    seen, queue = {World()}, deque([World()])
    while queue:
        for world in next_worlds(queue.popleft(), table):
            if world not in seen:
                seen.add(world)
                queue.append(world)
    return seen


@pytest.fixture(scope="module")
def worlds() -> set[World]:
    return explore(ALLOWED)


def test_no_path_leads_to_two_accepted_messages(worlds: set[World]) -> None:
    assert len(worlds) > 400
    assert max(world.copies + world.by_hand for world in worlds) == 1


def test_a_message_that_was_taken_is_accepted_in_doubt_or_still_being_settled(worlds: set[World]) -> None:
    assert {world.state for world in worlds if world.copies} == MAYBE_SENT
    assert {world.state for world in worlds if world.by_hand} == {State.ACCEPTED}


def test_accepted_means_taken_by_the_server_or_the_persons_word(worlds: set[World]) -> None:
    accepted = [world for world in worlds if world.state is State.ACCEPTED]
    assert accepted
    assert all(world.copies or world.by_hand or world.person_said_sent for world in accepted)


def test_a_letter_being_handed_over_is_not_taken_over_by_hand() -> None:
    """Whoever says so at that moment would be told twice: by the server and by the person."""
    assert frozenset(State) - FINAL - MAYBE_SENT == SENT_BY_HAND_FROM


def test_only_the_word_for_a_letter_by_hand_can_be_taken_back() -> None:
    """It opens the way for one more letter, so it must never be open to what a server took."""
    assert ALLOWED_BY_HAND == {(State.ACCEPTED, Out.PERSON_SAYS_NOT_SENT): State.CANCELLED}
    assert not set(ALLOWED_BY_HAND) & set(ALLOWED)


def test_every_state_is_reached(worlds: set[World]) -> None:
    assert {world.state for world in worlds} == set(State)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            {(State.SUBMITTING, Out.LEASE_EXPIRED): State.WAITING},
            "a crash gives the row back",
        ),
        ({(State.SUBMITTING, Out.ANSWER_LOST): State.DEFERRED}, "a lost answer is tried again"),
        ({(State.UNCERTAIN, Out.LEASE_EXPIRED): State.WAITING}, "doubt ends by itself"),
        ({(State.UNCERTAIN, Out.APPROVED_AGAIN): State.WAITING}, "doubt ends by a second yes"),
        ({(State.ACCEPTED, Out.APPROVED_AGAIN): State.WAITING}, "what was accepted may go again"),
    ],
)
def test_the_exploration_finds_the_double_of_a_worse_machine(change: dict, what: str) -> None:
    assert max(world.copies for world in explore({**ALLOWED, **change})) > 1, what


def test_every_state_is_final_moved_on_by_time_or_shown() -> None:
    assert set(State) == FINAL | TIMED | SHOWN
    assert len(State) == len(FINAL) + len(TIMED) + len(SHOWN)


def test_nothing_leaves_a_final_state() -> None:
    assert not [pair for pair in ALLOWED if pair[0] in FINAL]


@pytest.mark.parametrize("state", sorted(TIMED))
def test_time_alone_moves_on_what_no_one_is_shown(state: SubmissionState) -> None:
    by_time = {Out.LEASE_EXPIRED, Out.WINDOW_PASSED}
    assert [outcome for at, outcome in ALLOWED if at is state and outcome in by_time]


@pytest.mark.parametrize("state", sorted(SHOWN))
def test_the_person_can_do_something_about_what_is_shown(state: SubmissionState) -> None:
    by_person = {Out.APPROVED_AGAIN, Out.CANCELLED, Out.PERSON_SAYS_SENT, Out.PERSON_SAYS_NOT_SENT}
    assert len([outcome for at, outcome in ALLOWED if at is state and outcome in by_person]) >= 2


@pytest.mark.parametrize("state", sorted(set(State) - FINAL))
def test_an_end_is_reachable_from_every_state(state: SubmissionState) -> None:
    reached, queue = {state}, deque([state])
    while queue:
        here = queue.popleft()
        for (at, _), to in ALLOWED.items():
            if at is here and to not in reached:
                reached.add(to)
                queue.append(to)
    assert reached >= FINAL


def test_doubt_never_becomes_waiting_by_itself() -> None:
    ways = {outcome for (at, outcome), to in ALLOWED.items() if at is State.UNCERTAIN and to is State.WAITING}
    assert ways == {Out.PERSON_SAYS_NOT_SENT}


def test_what_is_waiting_deferred_late_or_refused_can_be_cancelled_and_what_may_be_out_cannot() -> None:
    assert {State.WAITING, State.DEFERRED, State.CLAIMED, State.LATE, State.REFUSED} == CANCELLABLE
    assert not CANCELLABLE & MAYBE_SENT
    assert {at for at, outcome in ALLOWED if outcome is Out.CLAIMED} == CLAIMABLE


def test_an_outcome_that_does_not_fit_changes_nothing_and_says_so() -> None:
    with pytest.raises(NotAllowed, match="cancelled cannot become anything by 'accepted'"):
        after(State.CANCELLED, Out.ACCEPTED)
    assert after(State.WAITING, Out.CLAIMED) is State.CLAIMED


def test_every_pair_is_either_in_the_table_or_refused() -> None:
    for state in State:
        for outcome in Out:
            if (state, outcome) in ALLOWED:
                assert after(state, outcome) is ALLOWED[state, outcome]
            else:
                with pytest.raises(NotAllowed):
                    after(state, outcome)
