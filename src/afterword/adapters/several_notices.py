"""The ways that a person chose, one after the other."""

from collections.abc import Sequence

from afterword.ports.errors import PortError
from afterword.ports.notice import Notice, NoticePort


class SeveralNotices:
    """A NoticePort. Each way is tried; the first trouble is raised at the end."""

    def __init__(self, ways: Sequence[NoticePort]) -> None:
        self._ways = tuple(ways)

    def tell(self, notice: Notice) -> None:
        troubles: list[PortError] = []
        for way in self._ways:
            try:
                way.tell(notice)
            except PortError as error:
                troubles.append(error)
        if troubles:
            raise troubles[0]
