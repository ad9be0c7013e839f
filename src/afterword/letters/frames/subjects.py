"""Subject lines: thanks and the talk, no other person's name. `{title}` is the bare name of the role, `{matter}` the
topic where it is short enough, `{item}` what was promised."""

from afterword.letters.frames.frame import read_frames

SUBJECT_TALK = read_frames(
    "subject-talk",
    """
    talk-about    | Thank you for the {talk} about {matter}
    talking-about | Thank you for talking about {matter}
    our-talk      | Thank you for our {talk} about {matter}
    thanks-about  | Thanks for the {talk} about {matter} | -formal
    and-matter    | Thank you, and a thought about {matter} | has-thought
    thought-on    | Thank you, and one thought on {matter} | has-thought
    question      | Thank you, and a question about {matter} | has-question
    question-one  | Thank you, and one question about {matter} | has-question
    and-item      | Thank you, and {item} | has-item
    and-correct   | Thank you, and a correction | wrong
    and-correct-o | Thank you, and one correction | wrong
    again-about   | Thank you for our second conversation, about {matter} | met round2
    """,
)

SUBJECT = read_frames(
    "subject",
    """
    interview     | Thank you for the {title} interview
    inter-thanks  | {title} interview: thank you
    for-talk      | Thank you for the {talk} ({title} role)
    day-interview | Thank you for {days} {title} interview
    your-time     | Thank you for your time ({title} interview)
    time-role     | Thank you for your time ({title} role)
    our-talk      | Thank you for our {talk} ({title} role)
    again         | Thank you again ({title} role) | met
    next-steps    | Thank you, and next steps ({title} role) | arranger has-next
    arrange       | Thank you for arranging the {title} {interviews} | arranger
    arrange-your  | Thank you for your help ({title} {interviews}) | arranger
    """,
)

# Where the letter thanks for the arrangements alone: no talk with its reader is noted.
SUBJECT_ARRANGED = read_frames(
    "subject-arranged",
    """
    arrange    | Thank you for arranging the {title} {interviews}
    set-up     | Thank you for setting up the {title} {interviews}
    organize   | Thank you for organizing the {title} {interviews}
    your-help  | Thank you for your help ({title} {interviews})
    next-steps | Thank you, and next steps ({title} role) | has-next
    """,
)

SUBJECT_ARRANGED_SHORT = read_frames(
    "subject-arranged-short",
    """
    arrange   | Thank you for arranging the {interviews}
    set-up    | Thank you for setting up the {interviews}
    your-help | Thank you for your help
    """,
)

SUBJECT_SHORT = read_frames(
    "subject-short",
    """
    conversation | Thank you for our {talk}
    time         | Thank you for your time
    plain        | Thank you for the {talk}
    interview    | Thank you for the interview
    """,
)

SUBJECT_LATER = read_frames(
    "subject-later",
    """
    rejection   | Thank you for letting me know ({title} role) | is-rejection-reply
    rejection-t | Thank you for telling me ({title} role) | is-rejection-reply
    withdrawal  | My application for {role} | is-withdrawal
    withdrawal-w | Withdrawing my application ({title} role) | is-withdrawal
    correction  | A correction to one of my answers | is-correction wrong
    correction-i | A correction after the {title} interview | is-correction wrong
    correction-o | One of my answers about {matter} | is-correction -wrong
    correction-t | One of my answers in the {title} interview | is-correction -wrong
    offer       | Thank you for the offer ({title} role) | is-offer-reply
    offer-t     | {title} role: thank you for the offer | is-offer-reply
    """,
)

SUBJECT_LATER_SHORT = read_frames(
    "subject-later-short",
    """
    rejection   | Thank you for telling me | is-rejection-reply
    withdrawal  | Withdrawing my application | is-withdrawal
    correction  | A correction after our {talk} | is-correction wrong
    addition    | One of my answers | is-correction -wrong
    offer       | Thank you for the offer | is-offer-reply
    """,
)
