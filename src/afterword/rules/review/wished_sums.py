"""A sum that its author would take, without a word for pay: "something around 62k would be fine", "I could live with
62,000". A sum of things ("62k rows would be fine") is none."""

import re

_ONE_SUM = r"\d{2,3}(?:\s?[kK]\b|[.,\u00a0\u202f ]\d{3}\b(?![.,]?\d))"
_SUM = rf"(?:\d{{2,3}}\s?(?:-|–|to|or)\s?)?{_ONE_SUM}"
_UNIT = r"(?: (?:or so|plus|gross|net|a year|per year|euros?|dollars?|pounds?))*"
_ABOUT = r"(?:something |(?:of|around|about|roughly|some|at least|between|like|near) )*"
_ONLY_A_SUM = r"(?!\s+(?!(?:euros|dollars|pounds|is|was|as)\b)[a-z]+s\b)"
_WOULD_DO = (
    r"(?:would|will|is|sounds?)(?: \w+ly| also| just| already)? (?:be )?(?:fine|ok|okay|good|great|enough|fair|right|"
    r"acceptable|alright|all right|perfect|ideal|realistic|work|suit me|do)\b"
)
_I_WOULD = (
    r"I(?:['’]d| would| could| can|['’]m| am)(?: be)? (?:fine|ok|okay|happy|content|satisfied|good|live|do|work|start|"
    r"settle|go)(?: it)? (?:with|on|for|at|from)"
)
_IN_MIND = (
    r"I(?:['’]d| would)? (?:need|want|expect|ask for|hope for|think of|aim for|have in mind)|I had in mind|"
    r"I(?:['’]m| am| was) (?:thinking of|aiming (?:for|at)|asking for|hoping for)|"
    r"my (?:number|figure|expectation|minimum|target|ask|price) (?:is|would be)"
)
ANY_SUM = re.compile(_ONE_SUM, re.IGNORECASE)
"""What each wished sum holds: so the search leaps from digit to digit."""
WISHED_SUM = re.compile(
    rf"{_SUM}{_UNIT} {_WOULD_DO}|\b(?:{_I_WOULD}|{_IN_MIND}) {_ABOUT}{_SUM}{_ONLY_A_SUM}", re.IGNORECASE
)
SAID_OF_ONESELF = re.compile(
    r"\b(?:I|me|my|mine|I['’]\w+)\b|\b(?:for|as) (?:the|a) (?:start|beginning)\b|\bto (?:start|begin) with\b",
    re.IGNORECASE,
)
