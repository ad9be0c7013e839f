"""Closed classes of words, read from data: what stands before nouns, opens clauses, shows a verb."""

from afterword.letters.lexicon import read_lines


def _read_classes() -> dict[str, frozenset[str]]:
    pairs = (line.partition(":") for line in read_lines("word-classes"))
    return {name: frozenset(words.split()) for name, _, words in pairs}


_CLASSES = _read_classes()
WH_WORDS = _CLASSES["wh-words"]
DETERMINERS = _CLASSES["determiners"]
SUBJECTS = _CLASSES["subjects"]
BE_HAVE_DO = _CLASSES["be-have-do"]
MODALS = _CLASSES["modals"]
PREPOSITIONS = _CLASSES["prepositions"]
JOINERS = _CLASSES["joiners"]
OPENERS = _CLASSES["openers"]
ADVERBS = _CLASSES["adverbs"]
NOT_GERUND = _CLASSES["not-gerund"]
NOT_PAST = _CLASSES["not-past"]
OBJECTS = _CLASSES["objects"]
DOUBTFUL_PAST = _CLASSES["doubtful-past"]
ADJECTIVE_TOO = _CLASSES["adjective-too"]
TIMES = _CLASSES["times"]
DEGREES = _CLASSES["degrees"]
SOFTENERS = _CLASSES["softeners"]
BEFORE_TO = _CLASSES["before-to"]
GROUPS = _CLASSES["groups"]
SMALL = _CLASSES["small"]
PARTICLES = _CLASSES["particles"]
WORK_AHEAD = _CLASSES["work-ahead"]
BEFORE_OF = _CLASSES["before-of"]
OF_THE_TALK = _CLASSES["of-the-talk"]
ORDERED = _CLASSES["ordered"]
NAMING_GERUNDS = _CLASSES["naming-gerunds"]
NUMBERS = _CLASSES["numbers"]
STANDING = _CLASSES["standing"]
TRAVELS = _CLASSES["travels"]
MASS_TOO = _CLASSES["mass-too"]
UNDER_WAY = _CLASSES["under-way"]
LASTING = _CLASSES["lasting"]
CERTAIN = _CLASSES["certain"]
MASS_DOERS = _CLASSES["mass-doers"]
FOREIGN = _CLASSES["foreign"]
