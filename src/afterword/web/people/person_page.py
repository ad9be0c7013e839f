"""A person: how they are called and reached, and the letters they got."""

from django.http import HttpResponse

from afterword import clock
from afterword.letters.debrief import Relation
from afterword.models import Person
from afterword.rules.submission import CLAIMABLE
from afterword.said import say, say_count, to_say_count
from afterword.web.interviews.debrief_facts import guesses_in
from afterword.web.letters.letter_lines import letter_lines
from afterword.web.people.people_page import met_elsewhere
from afterword.web.serving.answering import go, own, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.wording.words import spoken
from afterword.workflows.correct_interview import confirm, correct_person
from afterword.workflows.export_everything import erase_person
from afterword.workflows.refused import Refused

# What has to be typed, so that nobody is erased by a slip.
WORD = "erase"
FIELDS = ("name", "email", "title", "relation", "greeting")


def person(request: OwnedRequest, person_id: int) -> HttpResponse:
    row = own(Person.objects.select_related("process", "candidate"), request, person_id)
    if request.method != "POST":
        return _page(request, row)
    if request.POST.get("do") == "erase":
        return _erase(request, row)
    field = request.POST.get("confirm", "")
    if field:
        confirm(row, field)
        return go(request, "person", row.pk, say="Confirmed.")
    given = {name: request.POST[name] for name in FIELDS if name in request.POST}
    result = correct_person(row, now=clock.now(), **given)
    if isinstance(result, Refused):
        return _page(request, row, refused=result.sentence)
    return go(
        request,
        "person",
        row.pk,
        say=say("Saved. A letter that was approved with the old words is back with you."),
    )


def _page(request: OwnedRequest, row: Person, *, refused: str = "") -> HttpResponse:
    typed = {name: request.POST[name] for name in FIELDS if name in request.POST} if refused else {}
    context = {
        "person": row, "values": {name: getattr(row, name) for name in FIELDS} | typed,
        "relations": [(each.value, spoken(each.value)) for each in Relation],
        "letters": letter_lines(row.letters.all(), row.candidate), "guesses": guesses_in(row, ""),
        "erased": _erased(row), "word": WORD, "asks_to_erase": request.POST.get("do") == "erase",
        "going": _going(row), "elsewhere": met_elsewhere(row),
    }  # fmt: skip
    return show(request, "people/person.html", context, refused=refused)


def _erase(request: OwnedRequest, row: Person) -> HttpResponse:
    if request.POST.get("word", "").strip().lower() != WORD:
        return _page(
            request, row, refused=say("Nothing was erased. Type the word {word} if you mean it.", word=WORD)
        )
    name, process = row.name, row.process_id
    refused = erase_person(row)
    if isinstance(refused, Refused):
        return _page(request, row, refused=refused.sentence)
    return go(request, "process", process, say=say("{name} is forgotten here.", name=name))


def _erased(row: Person) -> list[str]:
    """What would go, counted."""
    counts = (
        (to_say_count("{count} note", "{count} notes"), row.person_notes.count()),
        (to_say_count("{count} letter", "{count} letters"), row.letters.count()),
        (to_say_count("{count} submission", "{count} submissions"), row.submissions.count()),
        (to_say_count("{count} message from them", "{count} messages from them"), row.received.count()),
    )
    parts = [say_count(*words, number) for words, number in counts if number]
    return [say("the name and address"), *parts]


def _going(row: Person) -> str:
    waiting = row.submissions.filter(state__in=[state.value for state in CLAIMABLE]).count()
    if not waiting:
        return ""
    return say_count("An approved letter is on its way out.", "{count} approved letters wait to go.", waiting)
