"""What the page of a letter shows: the notes, the text, its findings and sources, and when it goes."""

import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from afterword import clock, wiring
from afterword.models import TEXT_FIELDS, Letter, Note, PrivateNote, Submission
from afterword.rules.review import Review
from afterword.rules.submission import CANCELLABLE, SENT_BY_HAND_FROM, SHOWN, SubmissionState
from afterword.said import say, to_say
from afterword.web.letters.by_hand import by_hand_facts
from afterword.web.letters.finding_words import marked_pieces, marks_of, shown_findings, verdict_words
from afterword.web.letters.letter_timing import timing_of
from afterword.web.letters.panel import panel_of
from afterword.web.letters.source_words import source_list, source_places
from afterword.web.serving.answering import stamp
from afterword.web.wording import state_words
from afterword.workflows.left_out_lines import left_out_lines, note_of
from afterword.workflows.note_blocks import note_blocks
from afterword.workflows.review_letter import review_letter
from afterword.workflows.save_account import account_of

_NOTE_WORDS = {
    "topic": to_say("You talked about"),
    "point": to_say("What they said about it"),
    "thought": to_say("Your thought on it"),
    "my_link": to_say("How it meets your work"),
    "liked": to_say("What you liked"),
    "clarify": to_say("To clarify"),
    "next": to_say("What comes next"),
}


def newest_submission(letter: Letter) -> Submission | None:
    return letter.submissions.defer("message").select_related("person").order_by("-id").first()


def facts_of_page(letter: Letter, *, typed: tuple[str, str] | None = None) -> dict[str, Any]:
    """`typed` is text that could not be saved; it stands in the boxes, so that nothing is lost."""
    now, candidate = clock.now(), letter.candidate
    submission = newest_submission(letter)
    review = _review(letter, submission, now)
    findings = shown_findings(review, letter.body, overrides=letter.overrides) if review else ()
    if review is not None and letter.state == "draft":
        note_blocks(letter, review)
    account = account_of(candidate)
    has_account = account is not None and account.submission_kind != "none"
    watches = account is not None and account.mailbox_kind != "none"
    live = submission if submission is not None and letter.state == "approved" else None
    is_to_go = letter.state == "draft" or (live is not None and live.state in CANCELLABLE)
    trouble = account.trouble if account is not None and is_to_go else ""
    # Before a follow-up the mailbox is read once more; while it cannot be read, it waits.
    is_held = bool(trouble) and live is not None and letter.kind == "follow-up"
    subject, body = typed or (letter.subject, letter.body)
    note = note_of(letter)
    return {
        "letter": letter, "person": letter.person, "process": letter.process, "submission": submission,
        "live": live, "kind": gettext(state_words.KINDS.get(letter.kind, letter.kind)),
        "state": state_words.letter_words(letter, submission, has_way_out=has_account, is_held=is_held),
        "tone": "stopped" if is_held else state_words.letter_tone(letter, submission), "mailbox_trouble": trouble,
        "can_undo": live is not None and live.state in CANCELLABLE,
        "needs_yes_again": live is not None and SubmissionState(live.state) in SHOWN and live.state != "uncertain",
        "is_uncertain": live is not None and live.state == "uncertain",
        "findings": findings, "verdict": verdict_words(review, findings),
        "pieces": marked_pieces(review, letter.body), "sources": _sources(letter),
        "marks": "[]" if typed else json.dumps(marks_of(review, letter.body)),
        "places": "[]" if typed else json.dumps(source_places(letter)), "panel": panel_of(letter),
        "versions": letter.versions.count(),
        "timing": timing_of(letter, submission, now=now, has_way_out=has_account), "notes": _notes(letter, note),
        "left_out": left_out_lines(letter, note),
        "asks_for_answer": letter.kind == "follow-up" and not watches,
        "grammar_trouble": wiring.grammar().trouble() if review else None,
        "has_account": has_account,
        "subject": subject, "body": body, "is_unsaved": typed is not None,
        "others": _set_aside(letter), "can_be_by_hand": _can_be_by_hand(letter, live),
        "by_hand": by_hand_facts(letter, review, typed=(subject, body)),
    }  # fmt: skip


def _review(letter: Letter, submission: Submission | None, now: datetime) -> Review | None:
    """A letter that is on its way or gone is not judged any more."""
    waits = submission is not None and SubmissionState(submission.state) in SHOWN
    if letter.state != "draft" and not (letter.state == "approved" and waits):
        return None
    return review_letter(letter, now=now, grammar=wiring.grammar())


def _sources(letter: Letter) -> list[dict[str, Any]]:
    """The sentences as composed; what the person changed since is told apart."""
    body = " ".join(letter.body.split())
    return [
        {
            "text": each.get("text", ""),
            "sources": source_list(each.get("sources", [])),
            "stands": " ".join(str(each.get("text", "")).split()) in body,
        }
        for each in letter.sentences
    ]


def _can_be_by_hand(letter: Letter, live: Submission | None) -> bool:
    """A draft, or what was approved and has not begun to go."""
    return letter.state == "draft" or (live is not None and live.state in SENT_BY_HAND_FROM)


def _notes(letter: Letter, note: Note | None) -> dict[str, Any]:
    """What was noted about this person, raw notes and the private remark each on its own."""
    if letter.interview_id is None or note is None:
        return {"fields": [], "raw": "", "private": "", "questions": [], "interview": letter.interview}
    fields = [(say(_NOTE_WORDS[name]), getattr(note, name)) for name in TEXT_FIELDS if getattr(note, name)]
    if note.promised_thing:
        fields.append((say("You promised"), note.promised_thing))
    private = PrivateNote.objects.filter(note=note).values_list("text", flat=True).first()
    return {
        "fields": fields, "raw": note.notes, "private": private or "", "questions": list(note.questions),
        "interview": letter.interview,
    }  # fmt: skip


def _set_aside(letter: Letter) -> list[dict[str, Any]]:
    """Texts that came from another window and were kept beside the letter."""
    rows = letter.versions.filter(author="conflict").order_by("-id")[:5]
    zone = letter.candidate.zone
    return [{"at": stamp(row.saved_at, zone), "subject": row.subject, "body": row.body} for row in rows]
