"""Any letter, checked: nothing is stored, nothing is sent."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.translation import gettext

from afterword import clock, wiring
from afterword.letters.debrief import Candidate, Debrief, Interview, PersonNotes
from afterword.letters.letter import LetterKind
from afterword.rules.letter_kind import see_kind
from afterword.rules.review import review
from afterword.rules.review.finding import LetterUnderReview
from afterword.said import say
from afterword.web.letters.finding_words import marked_pieces, shown_findings, verdict_words
from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.wording.state_words import KINDS
from afterword.workflows.typed_text import many_lines, one_line

LONGEST = 100_000
FIELDS = ("subject", "body", "company", "role", "name", "kind")


def check(request: OwnedRequest) -> HttpResponse:
    values = {name: request.POST.get(name, "") for name in FIELDS}
    context: dict[str, Any] = {
        "values": values, "kinds": [(value, gettext(words)) for value, words in KINDS.items()],
        "findings": (), "pieces": (), "verdict": "",
        "grammar_trouble": None,
    }  # fmt: skip
    if request.method != "POST":
        return show(request, "check/check.html", context)
    body = many_lines(values["body"])
    if not body.strip():
        return show(request, "check/check.html", context, refused=say("Paste a letter first."))
    if len(body) > LONGEST:
        return show(
            request, "check/check.html", context, refused=say("This is too long for a letter. Shorten it.")
        )
    facts = _facts({**values, "body": body})
    grammar = wiring.grammar()
    known = " ".join(values[name] for name in ("company", "role", "name")).split()
    result = review(replace(facts, grammar=grammar.check(body, known_words=known)))
    findings = shown_findings(result, body)
    context |= {
        "findings": findings, "pieces": marked_pieces(result, body), "verdict": verdict_words(result, findings),
        "grammar_trouble": grammar.trouble(),
    }  # fmt: skip
    return show(request, "check/check.html", context)


def _facts(values: dict[str, str]) -> LetterUnderReview:
    """What is not given stays unknown, and the rules that need it stay silent."""
    subject = one_line(values["subject"], 500)
    told = (
        values["kind"]
        if values["kind"] in set(LetterKind)
        else see_kind(subject=subject, body=values["body"])
    )
    facts = LetterUnderReview(
        subject=subject or None, body=values["body"], kind=LetterKind(told or LetterKind.THANK_YOU),
        is_kind_known=told is not None, is_kind_read=values["kind"] not in set(LetterKind),
    )  # fmt: skip
    company, name = one_line(values["company"], 200), one_line(values["name"], 200)
    if not company and not name:
        return facts
    person = PersonNotes(name=name) if name else None
    end, utc = clock.now(), ZoneInfo("UTC")
    debrief = Debrief(
        company=company, role=one_line(values["role"], 200), people=(person,) if person else (),
        interview=Interview(start=end - timedelta(hours=1), end=end, timezone=utc), candidate=Candidate(),
    )  # fmt: skip
    return replace(facts, debrief=debrief, person=person)
