"""What a person chose to see of their processes. It stands in the address, and is remembered by the browser."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_noop

VIEWS = (("board", gettext_noop("Board")), ("table", gettext_noop("Table")))
SHOWS = (("open", gettext_noop("Open")), ("closed", gettext_noop("Closed")), ("all", gettext_noop("All")))
ROUNDS = (1, 2, 3, 4)
COOKIE = "afterword_processes"
_YEAR = 365 * 24 * 3600
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`round` 0: any; 4: the fourth or later."""

    view: str = "board"
    show: str = "open"
    words: str = ""
    round: int = 0
    needs_me: bool = False
    page: int = 1

    @property
    def query(self) -> str:
        """As it stands in the address: what is usual is left out, but never everything."""
        values = {
            "view": self.view, "show": self.show if self.show != "open" else "", "q": self.words,
            "round": self.round or "", "needs": "me" if self.needs_me else "",
            "page": self.page if self.page > 1 else "",
        }  # fmt: skip
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.round or self.needs_me)

    def with_(self, **changes: object) -> str:
        """The address of the same choice with these changes, on its first page."""
        return "?" + replace(self, **{"page": 1, **changes}).query  # type: ignore[arg-type]


def read_choice(given: QueryDict) -> Choice:
    """What makes no sense is read as the usual."""
    view, show = given.get("view", ""), given.get("show", "")
    return Choice(
        view=view if view in dict(VIEWS) else "board",
        show=show if show in dict(SHOWS) else "open",
        words=" ".join(given.get("q", "").replace("\0", " ").split())[:_LONGEST],
        round=_number(given.get("round", ""), most=ROUNDS[-1], usual=0),
        needs_me=given.get("needs") == "me",
        page=_number(given.get("page", ""), most=100_000, usual=1),
    )


def remembered(cookies: "dict[str, str]") -> str:
    """The address of last time, if it says anything but the usual."""
    known = read_choice(QueryDict(cookies.get(COOKIE, "")[:400]))
    return "" if known == Choice() else known.query


def remember(response: HttpResponse, choice: Choice) -> None:
    kept = replace(choice, page=1).query
    response.set_cookie(COOKIE, kept, max_age=_YEAR, samesite="Lax", httponly=True, path="/processes/")


def _number(text: str, *, most: int, usual: int) -> int:
    return min(int(text), most) if text.isdecimal() and len(text) < 7 and int(text) >= 1 else usual
