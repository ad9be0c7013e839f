"""The written samples of `tests/data/mail`, with what a careful reader says of each."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "data" / "mail"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
OWN_ADDRESSES = frozenset({"jonas@example.org"})


def sample(name: str) -> bytes:
    return (FOLDER / f"{name}.eml").read_bytes()
