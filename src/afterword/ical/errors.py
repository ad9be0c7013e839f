"""The one way in which reading an invitation fails."""


class InvitationError(ValueError):
    """These bytes hold no invitation that could be read. The text is one sentence for the person."""
