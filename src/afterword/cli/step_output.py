"""The steps of a doctor's look: as values for programs, as lines for people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from afterword.ports.submission import CheckStep

if TYPE_CHECKING:
    from afterword.cli.terminal import Terminal


def step_reports(steps: Sequence[CheckStep]) -> list[dict[str, Any]]:
    """The public shape: docs/reference/json.md."""
    return [
        {"name": step.name, "ok": step.ok, "message": step.message, "cause": step.cause or None}
        for step in steps
    ]


def show_steps(steps: Sequence[CheckStep], terminal: "Terminal") -> None:
    for step in steps:
        word = "ok" if step.ok else "failed"
        terminal.table([(word.ljust(6), step.name, step.message)], styles=("goes" if step.ok else "stopped",))
        if step.cause and not step.ok:
            terminal.reason(f"cause: {step.cause}", indent=8)
