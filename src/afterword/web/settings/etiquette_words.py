"""The manners of waiting in words: what each setting means, and why the usual value is what it is."""

from django.utils.translation import gettext, gettext_noop

WORDS: dict[str, tuple[str, str]] = {
    "earliest_minutes": (
        gettext_noop("Minutes after the interview at the earliest"),
        gettext_noop("A letter minutes after the talk looks written before it."),
    ),
    "earliest_minutes_if_deciding": (
        gettext_noop("The same, where they decide today"),
        gettext_noop("Being in time matters more then."),
    ),
    "best_after_minutes": (
        gettext_noop("Minutes after the interview at best"),
        gettext_noop("Two to four hours later is fresh, and still thought over."),
    ),
    "send_preference": (
        gettext_noop("A thank-you goes"),
        gettext_noop("The same day is what most guides advise."),
    ),
    "evening_limit": (
        gettext_noop("After a talk that ends later than"),
        gettext_noop("Late talks are thanked for the next morning."),
    ),
    "evening_limit_before_days_off": (
        gettext_noop("The same, before days off"),
        gettext_noop("On Fridays that evening beats Monday."),
    ),
    "evening_end": (gettext_noop("An evening ends at"), gettext_noop("Later it would arrive in the night.")),
    "long_wait_hours": (
        gettext_noop("Hours that are too long to wait for a morning"),
        gettext_noop("A morning that far away is worse than tonight."),
    ),
    "morning_opens": (gettext_noop("Mornings begin at"), gettext_noop("Around nine a letter is read first.")),
    "morning_closes": (gettext_noop("Mornings end at"), gettext_noop("Later it is one of many.")),
    "day_ends": (gettext_noop("The day ends at"), gettext_noop("A letter in the night looks odd.")),
    "office_closes": (
        gettext_noop("Offices close at"),
        gettext_noop("All later letters arrive while people work."),
    ),
    "weekend_ok": (gettext_noop("Letters may go on days off"), gettext_noop("Most people do not work then.")),
    "ask_if_late_after_working_days": (
        gettext_noop("Working days after which a late thank-you is asked about"),
        gettext_noop("Late is better than never; after a week it is something else."),
    ),
    "seen_again_within_working_days": (
        gettext_noop("Working days within which a second talk waits for one letter"),
        gettext_noop("Two talks with one person get one letter, after the last."),
    ),
    "panel_limit": (
        gettext_noop("People in a panel who each get a letter"),
        gettext_noop("Above seven the lead gets it for all."),
    ),
    "minutes_between_letters": (
        gettext_noop("Minutes between letters to one panel"),
        gettext_noop("Letters in the same second look like a machine."),
    ),
    "follow_up_after_days": (
        gettext_noop("Days of silence before a follow-up"),
        gettext_noop("Ten to fourteen days; earlier presses them."),
    ),
    "ask_after_days": (
        gettext_noop("Days after which you are asked first"),
        gettext_noop("After two weeks you decide whether it still makes sense."),
    ),
    "after_promise_working_days": (
        gettext_noop("Working days past a date they named"),
        gettext_noop("Dates slip by a day or two; never before it."),
    ),
    "after_absence_working_days": (
        gettext_noop("Working days after somebody is back"),
        gettext_noop("They come back to a full inbox."),
    ),
    "max_follow_ups": (
        gettext_noop("Follow-ups at most"),
        gettext_noop("One is polite. A second says that it is the last."),
    ),
    "days_between_follow_ups": (
        gettext_noop("Days between two follow-ups"),
        gettext_noop("As long as before the first."),
    ),
    "close_after_days": (
        gettext_noop("Days after the last letter until it rests"),
        gettext_noop("Silence is an answer too."),
    ),
    "rejection_reply_after_hours": (
        gettext_noop("Hours before an answer to a no"),
        gettext_noop("A night’s sleep helps."),
    ),
    "rejection_reply_within_hours": (
        gettext_noop("Hours within which it goes"),
        gettext_noop("After two days it is forgotten."),
    ),
    "mailbox_fresh_minutes": (
        gettext_noop("Minutes that a look into the mailbox stays fresh"),
        gettext_noop("No follow-up goes out without a look right before."),
    ),
}

_OURS = gettext_noop("our own judgement")
# Where each usual value comes from, in the words of rules/etiquette.py; docs/standards.md lists the guides.
SOURCES: dict[str, str] = dict.fromkeys(WORDS, _OURS) | {
    "send_preference": gettext_noop("rule 3"),
    "earliest_minutes": "Princeton, candidate.so",
    "best_after_minutes": "candidate.so",
    "evening_limit": "climbtheladder",
    "evening_limit_before_days_off": "perfectfitresume",
    "morning_opens": "climbtheladder, betthr",
    "morning_closes": "climbtheladder, betthr",
    "office_closes": "duncanapm/jobflow",
    "ask_if_late_after_working_days": gettext_noop("Eastern University; the number is our own"),
    "seen_again_within_working_days": "tci-la",
    "panel_limit": "Stetson",
    "follow_up_after_days": gettext_noop("rule 6"),
    "ask_after_days": gettext_noop("rule 6"),
    "after_promise_working_days": "candidate.so, Ask a Manager",
    "max_follow_ups": gettext_noop("culpwrit; careery.pro and fresnobee allow two"),
    "rejection_reply_after_hours": "candidate.so, climbtheladder",
    "rejection_reply_within_hours": "candidate.so, climbtheladder",
}

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        gettext_noop("The thank-you"),
        (
            "send_preference", "earliest_minutes", "earliest_minutes_if_deciding", "best_after_minutes",
            "ask_if_late_after_working_days", "seen_again_within_working_days", "panel_limit",
            "minutes_between_letters",
        ),
    ),
    (
        gettext_noop("Hours, on their clock"),
        (
            "morning_opens", "morning_closes", "office_closes", "evening_limit", "evening_limit_before_days_off",
            "day_ends", "evening_end", "long_wait_hours", "weekend_ok",
        ),
    ),
    (
        gettext_noop("Silence and the follow-up"),
        (
            "follow_up_after_days", "ask_after_days", "after_promise_working_days", "after_absence_working_days",
            "max_follow_ups", "days_between_follow_ups", "close_after_days", "mailbox_fresh_minutes",
        ),
    ),
    (gettext_noop("After a no"), ("rejection_reply_after_hours", "rejection_reply_within_hours")),
)  # fmt: skip


def in_words(sentence: str) -> str:
    """A refusal with the labels of this page in place of the settings' names; longer names first."""
    for name in sorted(WORDS, key=len, reverse=True):
        sentence = sentence.replace(name, f"“{gettext(WORDS[name][0])}”")
    return sentence
