"""Whose desk a browser keeps something of, without saying who they are."""

from django.utils.crypto import salted_hmac

from afterword.models import Candidate


def desk_mark(candidate: Candidate) -> str:
    """The same for a desk as long as it exists; another one after it was erased."""
    return salted_hmac("afterword.desk", f"{candidate.pk} {candidate.created_at.isoformat()}").hexdigest()[
        :20
    ]
