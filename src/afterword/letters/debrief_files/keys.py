"""The keys of a debrief file, in the order in which they are written. Public shape: docs/reference/debrief-file.md."""

TOP = (
    *(
        "candidate",
        "company",
        "role",
        "interview",
        "decision_by",
        "contact_policy",
        "interested",
        "style",
        "notes",
    ),
    *("events", "history", "people"),
)
CANDIDATE = ("name", "email", "timezone", "phone", "links")
INTERVIEW = ("kind", "round", "start", "end", "timezone")
STYLE = ("formality", "spelling", "length")
EVENT = ("what", "at", "returns_on")
HISTORY = ("round", "date", "people", "topics", "letter")
PERSON = (
    *(
        "name",
        "title",
        "relation",
        "email",
        "greeting",
        "topic",
        "point",
        "thought",
        "my_link",
        "liked",
        "clarify",
    ),
    *("promised", "next", "questions", "notes", "private"),
)
PROMISE = ("thing", "file", "link", "later")
