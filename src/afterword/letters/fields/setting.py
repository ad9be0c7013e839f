"""What reading a field needs to know besides its words."""

from dataclasses import dataclass

from afterword.letters.debrief import PersonNotes, Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What reading a field needs to know besides its words. `names` keep their case (here in small letters);
    `same_day` says that the letter goes out on the day of the interview, `same_week` likewise; `call` is the name
    for questions; `plural_topic` says that the topic before it gives "them" something to stand for, `topic_crowd`
    that it names people of one kind; `is_arranger` says that the person hires for others: a recruiter, a coordinator.
    `people` are all the notes of the debrief, for what they show of its author; without them each field speaks for
    itself."""

    person: str
    path: str
    names: frozenset[str] = frozenset()
    same_day: bool = False
    same_week: bool = False
    call: str = ""
    spelling: Spelling | None = None
    plural_topic: bool = False
    topic_crowd: bool = False
    two_persons: bool = False
    is_arranger: bool = False
    people: tuple[PersonNotes, ...] = ()

    @property
    def short(self) -> str:
        """What to call the person in a question."""
        return self.call or self.person.split()[0]
