"""The Django models, one file a family. Only workflows write them; each makes its facts for the rules."""

from afterword.models.account import FolderCursor, MailAccount, MailboxKind, Security, SignIn, SubmissionKind
from afterword.models.calendar import CalendarEvent, CalendarSource, EventState
from afterword.models.candidate import Candidate
from afterword.models.first_look import FirstLook, LookState, ProposedProcess, SeenMessage
from afterword.models.history import HistoryEntry, NoticeSent
from afterword.models.interview import (
    Interview,
    InterviewNotesVersion,
    InterviewSource,
    InterviewState,
    InvitationVersion,
)
from afterword.models.letter import Attachment, Letter, LetterState, LetterVersion
from afterword.models.letter_ask import LetterAsk
from afterword.models.member import Member
from afterword.models.model_help import ModelExchange, ModelHelp
from afterword.models.note import TEXT_FIELDS, Note, NoteVersion, PrivateNote
from afterword.models.notices import NoticeSettings, PushSubscription, WaitingNotice
from afterword.models.person import Participation, Person
from afterword.models.process import CloseReason, Process, ProcessState
from afterword.models.received import MatchVerdict, ReceivedMessage
from afterword.models.sealed import SealedSecret
from afterword.models.submission import LIVE_STATES, SentCopyState, Submission
from afterword.models.turn import ProviderPace, Turn

__all__ = [
    "LIVE_STATES", "TEXT_FIELDS", "Attachment", "CalendarEvent", "CalendarSource", "Candidate",
    "CloseReason", "EventState", "FirstLook", "FolderCursor", "HistoryEntry", "Interview",
    "InterviewNotesVersion", "InterviewSource", "InterviewState", "InvitationVersion", "Letter",
    "LetterAsk", "LetterState", "LetterVersion", "LookState", "MailAccount", "MailboxKind", "MatchVerdict", "Member",
    "ModelExchange", "ModelHelp", "Note", "NoteVersion", "NoticeSent", "NoticeSettings", "Participation",
    "Person", "PrivateNote", "Process", "ProcessState", "ProposedProcess", "ProviderPace",
    "PushSubscription", "ReceivedMessage", "SealedSecret", "Security", "SeenMessage", "SentCopyState", "SignIn",
    "Submission", "SubmissionKind", "Turn", "WaitingNotice",
]  # fmt: skip
