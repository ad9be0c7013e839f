# ruff: noqa: E501 - a frame stands on one line, however long
"""What is written after the thank-you: follow-ups, replies to a rejection or an offer, withdrawal, correction."""

from afterword.letters.frames.frame import read_frames

RECALL = read_frames(
    "recall",
    """
    when-spoke   | When we spoke on {date}, we talked about {topic:about}, and I have thought about it several times since.
    on-mind      | Our {talk} about {topic:about} is still on my mind.
    going-well   | I hope things are going well with {topic:ng}. | under-way
    moving       | I hope you are getting on well with {topic:ng}. | under-way
    since-our    | Since our {talk} on {date} I have thought more than once about {topic:about}.
    think-back   | I still think back to our {talk} about {topic:about}.
    some-time    | Some time has passed since we spoke on {date} about {topic:about}.
    curious      | I would be curious to hear how it is going with {topic:ng}. | under-way
    in-may       | You may remember our {talk} on {date} about {topic:about}.
    subject-l    | When we spoke on {date}, one subject stayed with me: {topic:loose}.
    thing-l      | One thing from our {talk} on {date} is still on my mind: {topic:loose}.
    back-l       | Since our {talk} on {date} I have come back to one thing: {topic:loose}.
    several      | On {date} we talked about several things: {topic:list}.
    several-two  | Our {talk} on {date} went over a good deal: {topic:list}.
    question     | One question from our {talk} on {date} is still with me: {topic:ask}
    question-two | When we spoke on {date}, we came to a question I still think about: {topic:ask}
    spoke-role   | We spoke on {date} about {role}. | untold
    for-which    | I am writing about {role}, for which we spoke on {date}. | untold
    back-on      | On {date} we talked about {role}. | untold
    since-spoke  | We spoke on {date}, and I have thought back to it since. | untold
    """,
)

STATUS = read_frames(
    "status",
    """
    anything-add | I am still very interested in {role}, and wanted to ask whether there is anything I can add while you decide.
    stands       | {Role} interests me as much as it did then, and I would like to ask how things stand.
    keen         | I am still keen on {role}. Is there anything I can add while you decide?
    unchanged    | My interest in {role} has not changed, and I would like to ask where the decision stands.
    how-far      | I would still like to do this work, and would be glad to hear how far you are with {role}.
    any-news     | I still want to join {company}, and wondered whether there is any news about {role}.
    ask-now      | May I ask how far you are with {role}? I am still very interested.
    still-hope   | I still hope to join, and would like to ask how things stand.
    where-are    | I am still keen to join {company}, and would be glad to know where you are with the decision.
    """,
)

EASY = read_frames(
    "easy",
    """
    takes-longer | If the decision takes longer, that is fine; a short word on the timing would help me plan.
    no-hurry     | There is no hurry on my side; a line about the timing would be enough.
    more-slowly  | If things have moved more slowly than planned, that is no problem; a short word would help me plan.
    likely       | One sentence on the likely timing would be plenty.
    dates-move   | You had {decision} in mind for the decision; plans move, and a line on the new timing would help. | decision-past
    need-more    | If it helps the decision, I can send more about my work or speak again.
    busy-time    | I know that such decisions take time; a line on where it stands would help me plan.
    """,
)

LAST = read_frames(
    "last",
    """
    not-again    | I will not write again about this; if the answer is no, a single line is enough.
    last-time    | This is the last time I ask, and should the answer be no, I will understand it without an explanation.
    fill-inbox   | I do not want to fill your inbox, so this is my last note on it. If you have decided for somebody else, that is all right.
    leave-it     | After this I will leave it with you. If the role has gone to somebody else, one line to say so is enough.
    close-it     | If I hear nothing further, I will take it as closed on my side, with no hard feelings.
    last-mail    | This is my last mail about it, and no answer is needed if the role is filled.
    """,
)

TOLD = read_frames(
    "told",
    """
    letting-know | Thank you for letting me know, and for the time you and the team gave me.
    telling      | Thank you for telling me how you decided.
    your-note    | Thank you for your note. I had hoped for another answer, but I understand the decision. | interested
    clear-answer | Thank you for a clear answer.
    word         | Thank you for writing to tell me.
    news         | Thank you for letting me know, even if I had hoped for other news. | interested
    """,
)

GOOD_MEMORY = read_frames(
    "good-memory",
    """
    enjoyed      | I enjoyed our {talk} about {topic:about}.
    keep         | I will remember our {talk} about {topic:about}.
    glad         | I am glad that we had time to talk about {topic:about}.
    learned      | The part about {topic:about} gave me something to think about.
    well-spent   | The time we spent on {topic:about} was well spent for me.
    """,
)

ADVICE = read_frames(
    "advice",
    """
    one-piece    | If you have one piece of advice for me, I would be glad to hear it; if not, that is fine too.
    one-thing    | If there is one thing I could have done better, I would be grateful to know it.
    decided      | If you can say in a sentence what decided it, I would learn from it.
    short-word   | A short word on what was missing would help me, but only if you have the time.
    """,
)

DOOR = read_frames(
    "door",
    """
    like-this    | If a role like this opens again, I would be glad to hear from you.
    other-time   | Should something similar come up at {company}, please think of me.
    again        | I would be happy to talk again if another role comes up.
    still-like   | I would still like to work at {company} one day.
    """,
)

LEAVING = read_frames(
    "leaving",
    """
    not-go-on    | I have decided not to go on with my application for {role}.
    withdraw     | I am withdrawing my application for {role}.
    step-back    | I have decided to step out of the process for {role}.
    would-like   | I would like to withdraw from the process for {role}.
    not-continue | After some thought I have decided not to continue with {role}.
    """,
)

LEAVING_THANKS = read_frames(
    "leaving-thanks",
    """
    time-gave    | Thank you for the time you gave me.
    all-your     | Thank you for your time and for the way you ran the interview.
    thanks-all   | Thank you, and please pass my thanks on to everyone who took part. | several
    for-talk     | Thank you for the {talk} and for your time.
    first        | Thank you for inviting me to talk with you.
    """,
)

LEAVING_WISH = read_frames(
    "leaving-wish",
    """
    right-person | I hope you soon find the right person for it.
    wish-well    | I wish you and the team all the best.
    good-end     | I hope the search goes well.
    paths        | Perhaps our paths will cross again.
    """,
)

CORRECTING = read_frames(
    "correcting",
    """
    short        | Thank you again for the {talk}{ day}.
    time         | Thank you once more for your time{ day}.
    good-talk    | I enjoyed the {talk}{ day}, thank you.
    going-into   | Thank you for the {talk}{ day} and for your questions.
    """,
)

CORRECTED = read_frames(
    "corrected",
    """
    that-is-all  | That is all I wanted to add.
    no-answer    | No answer is needed.
    glad-explain | I am glad to explain it further if it matters.
    rest         | The rest of the answer I would give the same way.
    """,
)

OFFERED = read_frames(
    "offered",
    """
    very-pleased | Thank you for the offer of {role}; I was very pleased to get it. | interested
    thank-offer  | Thank you for offering me {role}.
    glad         | Thank you for the offer. I am very glad about it. | interested
    trust        | Thank you for the offer and for your trust.
    good-news    | Thank you for the good news, and for offering me {role}.
    """,
)

ANSWER_BY = read_frames(
    "answer-by",
    """
    by-date      | I will give you my answer by {answer}. | answer
    read-by      | I would like to read everything with care, and will answer by {answer}. | answer
    until        | I would like to take until {answer}; you will have my answer by then. | answer
    by-then      | You will have my answer by {answer}. | answer
    no-date      | I would like to read everything with care and will then give you a clear answer. | -answer
    soon         | I will go through it with care and come back to you with an answer. | -answer
    """,
)

OFFER_END = read_frames(
    "offer-end",
    """
    questions    | If a question comes up while I read, I will ask you.
    until-then   | Until then, thank you once more.
    pass-thanks  | Please pass my thanks on to everyone who took part. | several
    """,
)
