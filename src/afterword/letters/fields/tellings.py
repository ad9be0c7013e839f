"""In which voice each field is told."""

from afterword.letters.reading.note_clause import Telling

TELLINGS = {
    "topic": Telling.TALK,
    "point": Telling.SAID,
    "my_link": Telling.DEED,
    "thought": Telling.IDEA,
    "liked": Telling.LIKED,
    "clarify": Telling.SAID,
    "promised": Telling.TALK,
    "next": Telling.STEP,
}
