"""What reading a field needs to know besides its words."""

from dataclasses import dataclass

from afterword.letters.debrief import PersonNotes, Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What reading a field needs to know besides its words. `names` keep their case (here in small letters);
    `same_day` says that the letter goes out on the day of the interview, `same_week` likewise; `call` is the name
    for questions; `plural_topic` says that the topic names several, `topic_crowd` that it names people of one kind,
    `them_named` that topic or point give "them" in the thought one thing to stand for; `is_arranger` says that the
    person hires for others. `topic` and `point` are what was typed there for the same person, which may name whom a
    pronoun means. `people` are all the notes, for what they show of their author; without them each field speaks for
    itself."""

    person: str
    path: str
    names: frozenset[str] = frozenset()
    same_day: bool = False
    same_week: bool = False
    call: str = ""
    spelling: Spelling | None = None
    plural_topic: bool = False
    them_named: bool = False
    topic_crowd: bool = False
    two_persons: bool = False
    is_arranger: bool = False
    topic: str = ""
    point: str = ""
    people: tuple[PersonNotes, ...] = ()

    @property
    def short(self) -> str:
        """What to call the person in a question."""
        return self.call or self.person.split()[0]
