"""What the first letter page would wait for is made ready while the person reads the page before it.

Rules, patterns, holidays and templates are loaded when they are first used, so that a program nobody looks at stays
small; after the first page somebody is there. The grammar checker is a process of its own with a lot of memory: it
is started once a letter is near. Nothing here touches the database, and nothing depends on it.
"""

import gc
import logging
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.signals import request_finished

from afterword import wiring

if TYPE_CHECKING:
    from afterword.rules.review.finding import LetterUnderReview

TEMPLATES = ("letters/letter.html", "interviews/interview.html", "processes/list.html", "today/today.html")
_BODY = "Hi Dana,\n\nThank you for your time today.\n\nBest regards,\nJonas\n"
_log = logging.getLogger(__name__)
_switched_on = threading.Event()
_letter_is_near = threading.Event()


def switch_on() -> None:
    """For the program that stays; commands and tests load what they use. The pages are made ready after the first
    request has its answer."""
    _switched_on.set()
    request_finished.connect(_begin, dispatch_uid="warming")


def expect_letter() -> None:
    """A letter will be read soon: have its grammar checker started."""
    if _switched_on.is_set() and not _letter_is_near.is_set():
        _letter_is_near.set()
        threading.Thread(target=_start_grammar, name="grammar-ahead", daemon=True).start()


def _begin(**_: object) -> None:
    if request_finished.disconnect(dispatch_uid="warming"):
        threading.Thread(target=_load, name="pages-ahead", daemon=True).start()


def _load() -> None:
    from django.template.loader import get_template

    from afterword.rules import review  # not at the start, which nobody should wait for

    try:
        for name in TEMPLATES:
            get_template(name)
        review.review(_sample())
    except Exception:  # noqa: BLE001 (the page itself will meet the same trouble, and say it)
        _log.warning("Loading ahead failed; pages load what they need.", exc_info=True)
    # What is loaded now stays to the end: looking through it for garbage, again and again, costs pages 30 ms each.
    gc.collect()
    gc.freeze()


def _start_grammar() -> None:
    wiring.grammar().check(_BODY)


def _sample() -> "LetterUnderReview":
    """A letter that every rule has something to look at in."""
    from afterword.letters.debrief import Candidate, Debrief, Interview, PersonNotes
    from afterword.letters.letter import LetterKind
    from afterword.rules.review.finding import LetterUnderReview

    end = datetime(2026, 5, 12, 15, 0, tzinfo=UTC)
    dana = PersonNotes(name="Dana Okafor", email="dana@northwind.example")
    talk = Interview(start=end - timedelta(hours=1), end=end, timezone=ZoneInfo("Europe/Berlin"))
    debrief = Debrief(
        company="Northwind", role="Data Engineer", people=(dana,), interview=talk, candidate=Candidate()
    )
    return LetterUnderReview(
        subject="Thank you", body=_BODY, kind=LetterKind.THANK_YOU, debrief=debrief, person=dana,
        sent_at=end + timedelta(hours=3),
    )  # fmt: skip
