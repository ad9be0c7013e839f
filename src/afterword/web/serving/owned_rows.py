"""The rows a page may touch: only the candidate's own. Everything else is "not here"."""

from django.shortcuts import get_object_or_404

from afterword.models import Candidate, Interview, Person


def own_interview(candidate: Candidate, interview_id: int) -> Interview:
    rows = Interview.objects.select_related("process", "candidate")
    return get_object_or_404(rows, candidate=candidate, pk=interview_id)


def own_person(interview: Interview, person_id: int) -> Person:
    """Somebody of this interview."""
    rows = Person.objects.select_related("process").filter(participations__interview=interview)
    return get_object_or_404(rows, candidate=interview.candidate_id, pk=person_id)
