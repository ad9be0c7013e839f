"""The manners of waiting in words: what each setting means, and why the usual value is what it is."""

WORDS: dict[str, tuple[str, str]] = {
    "earliest_minutes": (
        "Minutes after the interview at the earliest",
        "A letter minutes after the talk looks written before it.",
    ),
    "earliest_minutes_if_deciding": ("The same, where they decide today", "Being in time matters more then."),
    "best_after_minutes": (
        "Minutes after the interview at best",
        "Two to four hours later is fresh, and still thought over.",
    ),
    "send_preference": ("A thank-you goes", "The same day is what most guides advise."),
    "evening_limit": ("After a talk that ends later than", "Late talks are thanked for the next morning."),
    "evening_limit_before_days_off": ("The same, before days off", "On Fridays that evening beats Monday."),
    "evening_end": ("An evening ends at", "Later it would arrive in the night."),
    "long_wait_hours": (
        "Hours that are too long to wait for a morning",
        "A morning that far away is worse than tonight.",
    ),
    "morning_opens": ("Mornings begin at", "Around nine a letter is read first."),
    "morning_closes": ("Mornings end at", "Later it is one of many."),
    "day_ends": ("The day ends at", "A letter in the night looks odd."),
    "office_closes": ("Offices close at", "All later letters arrive while people work."),
    "weekend_ok": ("Letters may go on days off", "Most people do not work then."),
    "ask_if_late_after_working_days": (
        "Working days after which a late thank-you is asked about",
        "Late is better than never; after a week it is something else.",
    ),
    "seen_again_within_working_days": (
        "Working days within which a second talk waits for one letter",
        "Two talks with one person get one letter, after the last.",
    ),
    "panel_limit": ("People in a panel who each get a letter", "Above seven the lead gets it for all."),
    "minutes_between_letters": (
        "Minutes between letters to one panel",
        "Letters in the same second look like a machine.",
    ),
    "follow_up_after_days": (
        "Days of silence before a follow-up",
        "Ten to fourteen days; earlier presses them.",
    ),
    "ask_after_days": (
        "Days after which you are asked first",
        "After two weeks you decide whether it still makes sense.",
    ),
    "after_promise_working_days": (
        "Working days past a date they named",
        "Dates slip by a day or two; never before it.",
    ),
    "after_absence_working_days": ("Working days after somebody is back", "They come back to a full inbox."),
    "max_follow_ups": ("Follow-ups at most", "One is polite. A second says that it is the last."),
    "days_between_follow_ups": ("Days between two follow-ups", "As long as before the first."),
    "close_after_days": ("Days after the last letter until it rests", "Silence is an answer too."),
    "rejection_reply_after_hours": ("Hours before an answer to a no", "A night’s sleep helps."),
    "rejection_reply_within_hours": ("Hours within which it goes", "After two days it is forgotten."),
    "mailbox_fresh_minutes": (
        "Minutes that a look into the mailbox stays fresh",
        "No follow-up goes out without a look right before.",
    ),
}

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The thank-you",
        (
            "send_preference", "earliest_minutes", "earliest_minutes_if_deciding", "best_after_minutes",
            "ask_if_late_after_working_days", "seen_again_within_working_days", "panel_limit",
            "minutes_between_letters",
        ),
    ),
    (
        "Hours, on their clock",
        (
            "morning_opens", "morning_closes", "office_closes", "evening_limit", "evening_limit_before_days_off",
            "day_ends", "evening_end", "long_wait_hours", "weekend_ok",
        ),
    ),
    (
        "Silence and the follow-up",
        (
            "follow_up_after_days", "ask_after_days", "after_promise_working_days", "after_absence_working_days",
            "max_follow_ups", "days_between_follow_ups", "close_after_days", "mailbox_fresh_minutes",
        ),
    ),
    ("After a no", ("rejection_reply_after_hours", "rejection_reply_within_hours")),
)  # fmt: skip


def in_words(sentence: str) -> str:
    """A refusal with the labels of this page in place of the settings' names; longer names first."""
    for name in sorted(WORDS, key=len, reverse=True):
        sentence = sentence.replace(name, f"“{WORDS[name][0]}”")
    return sentence
