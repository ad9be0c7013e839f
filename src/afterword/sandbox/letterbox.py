"""The candidate's mailbox in the sandbox: a Maildir with INBOX and Sent."""

import os
from datetime import datetime
from pathlib import Path


class Letterbox:
    """Messages arrive with the time of the story, not of the machine: in their names and as times of their files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._count = 0
        for folder in (root, root / ".Sent", root / ".Junk"):
            for place in ("cur", "new", "tmp"):
                (folder / place).mkdir(parents=True, exist_ok=True)

    def put(self, content: bytes, *, at: datetime) -> None:
        """As Maildir asks: written to `tmp`, then renamed into `new`."""
        self._count += 1
        seconds = at.timestamp()
        name = f"{int(seconds)}.M{self._count:06}.sandbox"
        draft = self.root / "tmp" / name
        draft.write_bytes(content)
        os.utime(draft, (seconds, seconds))
        draft.rename(self.root / "new" / name)
