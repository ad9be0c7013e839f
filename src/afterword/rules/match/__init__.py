"""Whose answer it is: which hiring process an incoming message belongs to, and who in it wrote. Pure."""

from afterword.rules.match.tracked import TrackedPerson, TrackedProcess, TrackedSubmission
from afterword.rules.match.verdict import Match, MatchVerdict, match

__all__ = ["Match", "MatchVerdict", "TrackedPerson", "TrackedProcess", "TrackedSubmission", "match"]
