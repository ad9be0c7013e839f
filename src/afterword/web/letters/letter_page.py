"""A letter: read, edited, approved, taken back. Every button saves what was typed before it does anything else."""

from collections.abc import Callable

from django.http import HttpResponse

from afterword import clock, wiring
from afterword.mail.compose import HeaderInjection
from afterword.models import Letter, Submission
from afterword.said import say, to_say
from afterword.web.letters import by_hand
from afterword.web.letters.letter_facts import facts_of_page, newest_submission
from afterword.web.serving.answering import go, own, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows import edit_letter as editing
from afterword.workflows.approve_letter import CHANGED_ELSEWHERE, approve_again, approve_letter, undo_approval
from afterword.workflows.freshen_letter import freshen_letter
from afterword.workflows.refused import Refused
from afterword.workflows.review_letter import review_letter
from afterword.workflows.save_account import account_of
from afterword.workflows.send_test import preview_of, send_test
from afterword.workflows.settle_uncertain import person_says

Deed = Callable[[OwnedRequest, Letter, str], Refused | str]
# What these make of the letter holds for the very words that were read.
_NEEDS_THE_SAME = ("approve", "by-hand")
_GONE = to_say("There is nothing on its way for this letter. Nothing was changed.")


def letter(request: OwnedRequest, letter_id: int) -> HttpResponse:
    rows = Letter.objects.select_related("candidate", "person", "process", "interview__process", "replies_to")
    row = own(rows, request, letter_id)
    if request.method != "POST":
        freshen_letter(row, now=clock.now())
        return _page(request, row)
    if "body" not in request.POST:
        return _do(request, row)
    known = row.revision
    saved = _save(request, row)
    if isinstance(saved, Refused):
        is_typed = _has_own_words(request, row)
        if not is_typed:
            row.refresh_from_db()  # approved in another window meanwhile: its page says so
        return _page(request, row, refused=saved.sentence, keep=is_typed)
    if isinstance(saved, editing.LetterConflict):
        return _conflict(request, saved)
    row.refresh_from_db()
    is_unseen = row.revision == known and request.POST.get("base_revision") != str(known)
    if is_unseen and request.POST.get("do") in _NEEDS_THE_SAME:
        # The same words, but a file came or went: what would be approved is not what was read.
        return _page(request, row, refused=say(CHANGED_ELSEWHERE))
    return _do(request, row)


def message(request: OwnedRequest, letter_id: int) -> HttpResponse:
    """The exact bytes that were approved, as text; for a draft, as an approval would make them now."""
    rows = Letter.objects.select_related("person", "process", "candidate")
    row = own(rows, request, letter_id)
    is_draft = row.state == "draft"
    submission = None if is_draft else row.submissions.order_by("-id").first()
    text = bytes(submission.message).decode("utf-8", "replace") if submission else ""
    refused = ""
    account = account_of(request.candidate)
    if is_draft and account is not None and row.person.email:
        try:
            ids = wiring.ways(now=clock.now).new_ids()
            made = preview_of(row, account=account, ids=ids, now=clock.now())
            text = made.decode("utf-8", "replace")
        except HeaderInjection as error:
            refused = str(error)
    context = {
        "letter": row, "submission": submission, "text": text.replace("\r\n", "\n"), "is_draft": is_draft,
    }  # fmt: skip
    return show(request, "letters/message.html", context, refused=refused)


def _page(request: OwnedRequest, row: Letter, *, refused: str = "", keep: bool = False) -> HttpResponse:
    typed = (_subject(request), request.POST.get("body", "")) if keep else None
    facts = facts_of_page(row, typed=typed)
    facts["has_model"] = wiring.model_port(request.candidate) is not None
    return show(request, "letters/letter.html", facts, refused=refused)


def _has_own_words(request: OwnedRequest, row: Letter) -> bool:
    """Whether something was typed that stands nowhere else."""
    body = request.POST.get("body", "").replace("\r\n", "\n")
    return (body.strip(), _subject(request)) != (row.body.strip(), row.subject)


def _subject(request: OwnedRequest) -> str:
    """One line, although its box takes more rows on a phone."""
    return " ".join(request.POST.get("subject", "").splitlines())


def _save(request: OwnedRequest, row: Letter) -> editing.Edited | editing.LetterConflict | Refused:
    base = request.POST.get("base_revision", "")
    return editing.edit_letter(
        row,
        subject=_subject(request),
        body=request.POST.get("body", ""),
        base_revision=int(base) if base.isdecimal() and len(base) < 10 else 0,
        now=clock.now(),
    )


def _conflict(request: OwnedRequest, conflict: editing.LetterConflict) -> HttpResponse:
    """Both texts side by side; either can be taken, and both are kept."""
    context = {"letter": conflict.letter, "person": conflict.letter.person, "mine": conflict.version}
    return show(request, "letters/conflict.html", context, status=409)


def _do(request: OwnedRequest, row: Letter) -> HttpResponse:
    name, _, rest = request.POST.get("do", "save").partition(":")
    deed = _DEEDS.get(name)
    result = (
        deed(request, row, rest)
        if deed
        else Refused(say("This button is not known here. Nothing was changed."))
    )
    if isinstance(result, Refused):
        row.refresh_from_db()
        return _page(request, row, refused=result.sentence)
    return go(request, "letter", row.pk, say=result)


def _only_save(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    return "Saved."


def _approve(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    seen = request.POST.get("base_revision", "")
    if "body" not in request.POST and seen != str(row.revision):
        return Refused(say(CHANGED_ELSEWHERE))
    now = clock.now()
    result = approve_letter(
        row, base_revision=row.revision, now=now, review=review_letter(row, now=now, grammar=wiring.grammar()),
        account=account_of(request.candidate), new_ids=wiring.ways(now=clock.now).new_ids(),
        no_answer_confirmed=request.POST.get("nobody_answered") == "yes",
    )  # fmt: skip
    return result if isinstance(result, Refused) else say("Approved. You can take it back until it goes.")


def _undo(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    submission = _live(row)
    if submission is None:
        return Refused(say(_GONE))
    return undo_approval(submission, now=clock.now()) or say(
        "The approval is taken back. The letter is yours to change."
    )


def _again(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    submission = _live(row)
    return (
        Refused(say(_GONE))
        if submission is None
        else approve_again(submission, now=clock.now()) or say("Approved once more.")
    )


def _settle(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    submission = _live(row)
    if submission is None or rest not in ("yes", "no"):
        return Refused(say(_GONE))
    done = (
        say("Noted: it went out.")
        if rest == "yes"
        else say("Noted: it did not go out. It goes now, after every check.")
    )
    return person_says(submission, was_sent=rest == "yes", now=clock.now()) or done


def _override(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    why = request.POST.get(f"why-{rest}", "")
    return editing.override_rule(row, rest, why, now=clock.now()) or say(
        "Your reason is kept with the letter."
    )


def _mute(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    return editing.mute_rule(row, rest, now=clock.now()) or say("That remark is put away for this letter.")


def _drop(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    done = say("Put aside. It does not go out; you can compose it again.")
    return editing.drop_letter(row, reason=request.POST.get("drop_reason", ""), now=clock.now()) or done


def _compose(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    result = editing.recompose(row, now=clock.now())
    return (
        result
        if isinstance(result, Refused)
        else say("Composed anew from your notes. Your text is kept as a version.")
    )


def _attach(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    file = request.FILES.get("file")
    if file is None:
        return Refused(say("Choose a file first. Nothing was attached."))
    if (file.size or 0) > editing.LARGEST_FILES:
        return Refused(
            say("The file is too large: 10 MB in all is what most mailboxes take. Send a link instead.")
        )
    return editing.attach(row, file.name or "", file.read(), now=clock.now()) or "Attached."


def _detach(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    return editing.detach(row, rest, now=clock.now()) or say("The file does not go along any more.")


def _send_test(request: OwnedRequest, row: Letter, rest: str) -> Refused | str:
    account = account_of(request.candidate)
    address = send_test(row, account=account, ways=wiring.ways(now=clock.now), now=clock.now())
    if isinstance(address, Refused):
        return address
    return say(
        "A test is on its way to {address}. The letter itself still waits for your yes.", address=address
    )


def _live(row: Letter) -> Submission | None:
    return newest_submission(row) if row.state == "approved" else None


_DEEDS: dict[str, Deed] = {
    "save": _only_save, "approve": _approve, "undo": _undo, "again": _again, "went-out": _settle,
    "override": _override, "mute": _mute, "drop": _drop, "compose": _compose, "attach": _attach,
    "detach": _detach, "by-hand": by_hand.note_sent, "not-by-hand": by_hand.take_back, "test": _send_test,
    "to-drafts": by_hand.put_draft,
}  # fmt: skip
