"""Subject lines: role and thanks, no other person's name. `{title}` is the bare name of the role."""

from afterword.letters.frames.frame import read_frames

SUBJECT = read_frames(
    "subject",
    """
    thanks-role   | Thank you, {title}
    role-thanks   | {title}: thank you
    for-talk      | Thank you for the {talk} ({title})
    role-talk     | {title}: thank you for the {talk}
    dash-role     | Thank you - {title}
    interview     | Thank you for the {title} interview
    role-with     | {title} interview, with thanks
    inter-thanks  | {title} interview: thank you
    day-talk      | Thank you for {days} {talk} ({title})
    role-role     | Thank you, {title} role
    about-role    | Thank you for talking about the {title} role
    your-time     | Thank you for your time ({title})
    role-time     | {title}: thank you for your time
    role-many     | {title}: many thanks
    interview-t   | Thank you: {title} interview
    again         | Thank you again ({title}) | met
    second        | {title}: thank you again | met
    position      | {title} position: thank you
    next-steps    | Thank you, and next steps ({title}) | arranger
    arrange       | Thank you for arranging it ({title}) | arranger
    role-next     | {title}: thank you, and what is next | arranger
    """,
)

SUBJECT_SHORT = read_frames(
    "subject-short",
    """
    conversation | Thank you for our {talk}
    time         | Thank you for your time
    plain        | Thank you for the {talk}
    with         | With thanks for the {talk}
    """,
)

SUBJECT_LATER = read_frames(
    "subject-later",
    """
    rejection   | Thank you, {title} | is-rejection-reply
    rejection-t | {title}: thank you for telling me | is-rejection-reply
    withdrawal  | My application for {role} | is-withdrawal
    withdrawal-w | {title}: withdrawing my application | is-withdrawal
    correction  | {title}: an addition to my answer | is-correction
    correction-o | One addition after our {talk} ({title}) | is-correction
    offer       | Thank you for the offer ({title}) | is-offer-reply
    offer-t     | {title}: thank you for the offer | is-offer-reply
    """,
)

SUBJECT_LATER_SHORT = read_frames(
    "subject-later-short",
    """
    rejection   | Thank you for telling me | is-rejection-reply
    withdrawal  | Withdrawing my application | is-withdrawal
    correction  | One addition after our {talk} | is-correction
    offer       | Thank you for the offer | is-offer-reply
    """,
)
