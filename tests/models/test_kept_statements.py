"""Kept statements say what Django says. That they do for every question of the product is looked at in all tests
(tests/conftest.py); here are the questions that tempt them to differ."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from afterword.models import Candidate, FolderCursor, HistoryEntry, MailAccount, Process
from afterword.models import kept_plan as plans
from afterword.models.kept_together import any_of, ask_together, count_of, first_of

NOW = datetime(2026, 5, 12, 11, 0, tzinfo=UTC)
Question = Callable[[Any], Any]


def fill() -> Candidate:
    """Three processes of one candidate, one of somebody else, and what happened in them."""
    mine, other = (Candidate.objects.create(name=name, created_at=NOW) for name in ("Jonas", "Mei"))
    for place, company in enumerate(("Northwind", "Ten%", "a_b \\ Müller")):
        process = Process.objects.create(
            candidate=mine, company=company, role="", created_at=NOW + timedelta(days=place),
            next_look_at=NOW if place else None, decision_by=date(2026, 5, 12 + place),
        )  # fmt: skip
        for minute in range(place + 1):
            HistoryEntry.objects.create(
                candidate=mine, process=process, at=NOW + timedelta(minutes=minute), what="told", sentence=company,
                about={"place": place},
            )  # fmt: skip
    Process.objects.create(candidate=other, company="Northwind", created_at=NOW)
    return mine


QUESTIONS: tuple[Question, ...] = (
    lambda rows: rows.filter(company="Northwind"),
    lambda rows: rows.filter(company__iexact="NORTHWIND"),
    lambda rows: rows.filter(company__iexact="ten%"),
    lambda rows: rows.filter(company__iexact="A_B \\ müller"),
    lambda rows: rows.filter(company__startswith="N"),
    lambda rows: rows.filter(next_look_at=None),
    lambda rows: rows.filter(next_look_at__isnull=False, interested=True),
    lambda rows: rows.filter(next_look_at__lte=NOW, interested=False),
    lambda rows: rows.filter(decision_by__gte=date(2026, 5, 13)),
    lambda rows: rows.filter(decision_by__gte=datetime(2026, 5, 13, tzinfo=UTC).date()),
    lambda rows: rows.filter(state__in=["open", "closed", "open"]),
    lambda rows: rows.filter(state__in=[]),
    lambda rows: rows.filter(state__in=("open", None)),
    lambda rows: rows.filter(pk__in=set(range(200))),
    lambda rows: rows.filter(pk=2**70),
    lambda rows: rows.filter(pk="31"),
    lambda rows: rows.filter(decision_by="2026-05-13"),
    lambda rows: rows.filter(pk__gt=31_000),
    lambda rows: rows.filter(company="kept-0-0-value"),
    lambda rows: rows.filter(Q(company="Northwind") | Q(company="Ten%")),
    lambda rows: rows.filter(company=F("role")),
    lambda rows: rows.exclude(company="Northwind").exclude(history__what="told"),
    lambda rows: rows.filter(history__about__place=2).distinct(),
    lambda rows: rows.filter(candidate__name="Jonas").order_by("-pk")[1:],
    lambda rows: rows.filter(created_at__date=NOW.date()),
    lambda rows: rows.select_related("candidate").defer("role"),
    lambda rows: rows.order_by("company").values_list("company", "next_look_at", "inferred"),
    lambda rows: rows.order_by("pk").values_list("pk", flat=True)[:2],
    lambda rows: rows.values("company"),
    lambda rows: rows.none(),
    lambda rows: rows.filter(pk__in=rows.filter(company="Northwind").values("pk")),
)


@pytest.mark.django_db
@pytest.mark.parametrize("ask", QUESTIONS)
def test_a_question_has_the_answer_that_django_gives(ask: Question) -> None:
    fill()
    kept, django = ask(Process.objects.all()), ask(QuerySet(Process))
    assert sorted(map(repr, kept)) == sorted(map(repr, django))
    assert [
        repr(each) for each in (ask(Process.objects.all()).count(), ask(Process.objects.all()).exists())
    ] == [repr(each) for each in (ask(QuerySet(Process)).count(), ask(QuerySet(Process)).exists())]


STEPS: tuple[Question, ...] = (
    lambda rows: rows.filter(what="told"),
    lambda rows: rows.filter(at__gt=NOW),
    lambda rows: rows.exclude(process__company="Ten%"),
    lambda rows: rows.order_by("-at", "pk"),
    lambda rows: rows.order_by(),
    lambda rows: rows.select_related("process__candidate"),
    lambda rows: rows.only("sentence", "process"),
    lambda rows: rows.distinct(),
    lambda rows: rows.filter(process__next_look_at__isnull=True),
)


class ChainsTest(TestCase):
    @settings(max_examples=40)
    @given(st.lists(st.sampled_from(STEPS), max_size=4), st.integers(0, 3))
    def test_steps_in_any_order_ask_the_same(self, steps: list[Question], most: int) -> None:
        fill()
        kept, django = HistoryEntry.objects.all(), QuerySet(HistoryEntry)
        for step in steps:
            kept, django = step(kept), step(django)
        assert str(kept.all().query) == str(django.query)
        ordered, plainly = kept.order_by("pk")[:most], django.order_by("pk")[:most]
        assert [(row.pk, row.sentence, row.about) for row in ordered] == [
            (row.pk, row.sentence, row.about) for row in plainly
        ]


@pytest.mark.django_db
def test_a_shape_is_compiled_once_whatever_its_values() -> None:
    mine = fill()
    list(Process.objects.filter(candidate=mine, company="Northwind", next_look_at__lte=NOW))
    known = len(plans.KEPT)
    later = Process.objects.filter(
        candidate=mine.pk + 1, company="x", next_look_at__lte=NOW + timedelta(days=1)
    )
    assert not list(later)
    own = Process.objects.filter(candidate=mine, company="Ten%", next_look_at__lte=NOW)
    assert [row.company for row in own] == ["Ten%"]
    # The candidate as a number is a shape of its own, and all else was known.
    assert len(plans.KEPT) <= known + 1


@pytest.mark.django_db
def test_a_kept_statement_that_is_not_djangos_is_found_by_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Process.objects.filter(company="one", role="two")
    assert not list(rows.all())
    (key,) = [key for key in plans.KEPT if key[0] is Process and "role" in repr(key) and key[2] == ("rows",)][
        -1:
    ]
    plan = plans.KEPT[key]
    assert plan is not None
    swapped = plans.Plan(plan.sql, plan.places[::-1], plan.skipped, plan.locks, plan.reader)
    monkeypatch.setitem(plans.KEPT, key, swapped)
    with pytest.raises(plans.Differs):
        list(Process.objects.filter(company="one", role="two"))
    # Outside the tests it is given up, and Django answers.
    Process.objects.create(candidate=fill(), company="one", role="two", created_at=NOW)
    monkeypatch.setattr(plans, "is_checked", False)
    monkeypatch.setitem(plans.ON_TRIAL, key, 3)
    assert [row.company for row in Process.objects.filter(company="one", role="two")] == ["one"]
    assert plans.KEPT[key] is None
    assert [row.company for row in Process.objects.filter(company="one", role="two")] == ["one"]


@pytest.mark.django_db
def test_a_statement_is_trusted_after_a_few_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "is_checked", False)
    monkeypatch.setattr(plans, "KEPT", {})
    monkeypatch.setattr(plans, "ON_TRIAL", {})
    left = []
    for name in "abcde":
        list(Process.objects.filter(company=name, role=name))
        left.append([*plans.ON_TRIAL.values()])
    assert left == [[3], [2], [1], [], []]


@pytest.mark.django_db
def test_nothing_is_kept_where_it_is_switched_off(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KEPT_STATEMENTS = False
    monkeypatch.setattr(plans, "KEPT", {})
    mine = fill()
    assert Process.objects.filter(candidate=mine, company="Northwind").count() == 1
    assert Process.objects.filter(candidate=mine).update(role="x") == 3
    assert not plans.KEPT


@pytest.mark.django_db
def test_what_is_written_is_read_again_and_counted() -> None:
    mine = fill()
    rows = Process.objects.filter(candidate=mine)
    assert rows.update(role="SRE", next_look_at=None, inferred={"a": ["b"]}) == 3
    assert rows.update(company=F("role")) == 3
    assert {(row.company, row.next_look_at, str(row.inferred)) for row in rows.all()} == {
        ("SRE", None, "{'a': ['b']}")
    }
    first = rows.order_by("pk")[0]
    first.role = "Lead"
    first.save(update_fields=["role"])
    first.refresh_from_db()
    assert (first.role, rows.filter(role="Lead").get()) == ("Lead", first)


@pytest.mark.django_db
def test_a_deletion_takes_what_hangs_on_the_rows() -> None:
    mine = fill()
    assert HistoryEntry.objects.filter(candidate=mine, at__gt=NOW).delete() == (
        3,
        {"afterword.HistoryEntry": 3},
    )
    count, each = Process.objects.filter(candidate=mine).delete()
    assert (count, each) == (6, {"afterword.HistoryEntry": 3, "afterword.Process": 3})


@pytest.mark.django_db
def test_none_and_several_are_told_as_django_tells_them() -> None:
    fill()
    with pytest.raises(Process.DoesNotExist, match="Process matching query does not exist"):
        Process.objects.get(company="nobody")
    with pytest.raises(Process.MultipleObjectsReturned):
        Process.objects.get(company="Northwind")
    assert Process.objects.filter(company="nobody").first() is None
    with pytest.raises(IndexError):
        Process.objects.filter(company="nobody")[0]


@pytest.mark.django_db
def test_a_row_that_is_there_is_brought_up_to_date_in_one_statement() -> None:
    account = MailAccount.objects.create(candidate=fill(), address="j@example.org", created_at=NOW)
    assert account.sign_in == "password"
    for uid in (1, 2):
        row = FolderCursor(account=account, folder="INBOX", uidvalidity=1, last_uid=uid, read_at=NOW)
        with CaptureQueriesContext(connection) as asked:
            FolderCursor.objects.bulk_create(
                [row], update_conflicts=True, unique_fields=["account", "folder"], update_fields=["last_uid"]
            )
        assert len(asked) == 1
    assert FolderCursor.objects.get().last_uid == 2


@pytest.mark.django_db
def test_small_questions_are_answered_together_as_alone() -> None:
    mine = fill()
    rows = Process.objects.filter(candidate=mine).order_by("-created_at")
    asked = (
        first_of(rows.values_list("created_at", flat=True)),
        first_of(rows.filter(company="nobody").values_list("decision_by", flat=True)),
        count_of(rows.filter(history__what="told")),
        any_of(rows.filter(company="Ten%")),
        any_of(rows.filter(company="nobody")),
    )
    with CaptureQueriesContext(connection) as queries:
        assert ask_together(*asked) == (NOW + timedelta(days=2), None, 6, True, False)
    assert len(queries) == 1
    odd = rows.filter(company__icontains="north")
    assert ask_together(any_of(odd), count_of(odd)) == (True, 1)


@pytest.mark.django_db(transaction=True)
def test_a_lock_outside_of_a_transaction_is_an_error_where_there_are_locks() -> None:
    mine = fill()
    with transaction.atomic():
        assert Process.objects.select_for_update().filter(candidate=mine).count() == 3
        assert len(Process.objects.select_for_update(of=("self",)).filter(candidate=mine)) == 3
    rows = Process.objects.select_for_update(of=("self",)).filter(candidate=mine)
    if connection.features.has_select_for_update:
        with pytest.raises(transaction.TransactionManagementError):
            list(rows)
    else:
        assert len(rows) == 3
