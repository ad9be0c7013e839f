# ruff: noqa: E501 - a frame stands on one line, however long
"""What is written after the thank-you: follow-ups, replies to a rejection or an offer, withdrawal, correction."""

from afterword.letters.frames.frame import read_frames

RECALL = read_frames(
    "recall",
    """
    enjoyed      | I enjoyed our {talk} on {date} about {topic:about}.
    thank-again  | Thank you again for our {talk} on {date} about {topic:about}.
    when-spoke   | When we spoke on {date}, we talked about {topic:about}.
    on-date      | On {date} we talked about {topic:about}.
    good-talk    | It was good to talk with you on {date} about {topic:about}.
    still-mind   | Our {talk} on {date} about {topic:about} has stayed with me.
    since-spoke  | Since we spoke on {date}, I have kept thinking about {topic:about}.
    shared       | I enjoyed {topic:ger} on {date}. | shared-topic
    shared-back  | I have thought back to {topic:ger} on {date}. | shared-topic
    going-well   | I hope things are going well with {topic:ng}, which we talked about on {date}. | under-way plain-topic
    moving       | I hope you are getting on well with {topic:ng}. | under-way
    how-clause   | When we spoke on {date}, we talked about how {topic:that}. | plain-topic
    how-on       | On {date} we talked about how {topic:that}. | plain-topic
    how-mind     | Our {talk} on {date}, about how {topic:that}, has stayed with me. | plain-topic
    subject-l    | When we spoke on {date}, one subject stayed with me: {topic:loose}.
    thing-l      | One thing from our {talk} on {date} has stayed with me: {topic:loose}.
    back-l       | Since our {talk} on {date} I have come back to one thing: {topic:loose}.
    question     | One question from our {talk} on {date} has stayed with me: {topic:ask}
    question-two | When we spoke on {date}, we came to a question I have thought about since: {topic:ask}
    spoke-role   | We spoke on {date} about {role}. | untold
    for-which    | I am writing about {role}, which we talked about on {date}. | untold
    back-on      | On {date} we talked about {role}. | untold
    thanks-role  | Thank you again for talking with me on {date}. | untold
    """,
)

STATUS = read_frames(
    "status",
    """
    where-stand  | I am still very interested in {role} and wanted to ask where things stand.
    could-tell   | I am still keen on {role}. Could you tell me where things stand?
    writing      | I am writing to ask where things stand with {role}, which I am still very interested in.
    any-news     | Has there been any news about {role}? I would still very much like to join {company}.
    how-process  | I would still like to join {company}, and wanted to ask how the process is going.
    how-things   | Could you tell me how things are going with {role}? I am still very interested.
    whether-news | I wanted to ask whether there is any news about {role}. I would still very much like to join {company}.
    as-much      | {Role} still interests me very much, and I would be glad to know where things stand.
    any-update   | I am still very interested in {role}. Is there any news on your side?
    """,
)

# The day they named for their decision is the reason to write: said where there is one.
STATUS_DECISION = read_frames(
    "status-decision",
    """
    was-by       | You hoped to decide by {decision}, so I wanted to ask where things stand. I am still very interested in {role}. | decision-past
    had-by       | As you planned to decide by {decision}, may I ask how things are going with {role}? I am still very interested. | decision-past
    was-date     | You named {decision} for the decision on {role}. I am still very interested, and wanted to ask whether there is any news. | decision-past
    past-now     | The decision was planned for {decision}, so I wanted to ask whether there is any news about {role}. I would still very much like to join {company}. | decision-past
    by-then      | I know that the decision is planned for {decision}. I am still very interested in {role}. | decision
    before       | Your decision is planned for {decision}, and I wanted to say before then that I am still very interested in {role}. | decision
    """,
)

EASY = read_frames(
    "easy",
    """
    takes-longer | If it is taking longer than planned, that is fine; a rough idea of the timing would help me plan. | -decision
    more-time    | If the decision needs more time, that is fine. A line about the timing would be enough. | -decision
    rough-idea   | Even a rough idea of the timing would help me plan. | -decision
    likely       | One line on the likely timing would be plenty. | -decision
    need-more    | If you need anything from me, please let me know.
    send-more    | I am happy to talk again or to send anything that would help.
    take-time    | I know these decisions take time; a rough date would help me plan. | -decision
    add-anything | If I can add anything that would help, I would be glad to.
    """,
)

LAST = read_frames(
    "last",
    """
    not-again  | I will not write again about this. If the role has gone to somebody else, I wish you all the best.
    last-time  | This is the last time I will ask, and if the answer is no, I will understand.
    fill-inbox | I do not want to fill your inbox, so this is my last note about it. If you have chosen somebody else, that is all right.
    leave-it   | After this I will leave it with you. If the role has gone to somebody else, one line to say so is enough.
    close-it   | If I hear nothing, I will take the matter as closed, and I wish you well with the search.
    last-mail  | This is my last mail about it. If the role is filled, there is no need to reply.
    """,
)

TOLD = read_frames(
    "told",
    """
    letting-know | Thank you for letting me know, and for the time you gave me. | -later
    telling      | Thank you for telling me how you decided, and for your time. | -later
    rounds       | Thank you for telling me, and for the time that you and the team gave me over {rounds}. | later
    rounds-know  | Thank you for letting me know how you decided, and for {rounds} of good conversations. | later
    all-rounds   | Thank you for telling me, and for all the time that you and the team gave me. | later
    rounds-kind  | Thank you for writing to tell me, and for the care you took over {rounds}. | later
    your-note    | Thank you for your message. I had hoped for a different answer, but I understand. | interested -later
    let-know     | Thank you for letting me know about your decision, and for talking with me. | -arranger -later
    word         | Thank you for writing to tell me, and for the chance to talk. | -later
    news         | Thank you for letting me know, even though I had hoped for better news. | interested -later
    """,
)

GOOD_MEMORY = read_frames(
    "good-memory",
    """
    enjoyed      | I enjoyed our {talk} about {topic:about}.
    enjoyed-with | I enjoyed talking with you about {topic:about}.
    good-talk    | It was good to talk with you about {topic:about}.
    glad         | I am glad that we talked about {topic:about}.
    shared       | I enjoyed {topic:ger}. | shared-topic
    was-good     | We had a good {talk} about {topic:about}.
    how-clause   | I am glad that we talked about how {topic:that}. | plain-topic
    """,
)

ADVICE = read_frames(
    "advice",
    """
    one-piece  | If you have any advice for me, I would be glad to hear it; if not, that is fine too.
    one-thing  | If there is one thing I could have done better, I would be grateful to know.
    decided    | If you could tell me in a sentence what decided it, I would be grateful.
    short-word | If you have a moment, a short word on what was missing would help me.
    next-time  | Any advice for the next time would be welcome.
    do-better  | If you have a moment, I would be glad to know what I could do better.
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
    decided      | I have decided to withdraw my application for {role}.
    writing      | I am writing to withdraw my application for {role}.
    would-like   | I would like to withdraw my application for {role}.
    not-continue | After some thought, I have decided not to continue with {role}.
    not-further  | I have decided not to go further with {role}.
    """,
)

LEAVING_THANKS = read_frames(
    "leaving-thanks",
    """
    time-gave  | Thank you for the time you gave me. | -arranger
    time-int   | Thank you for your time and for the interview. | -arranger
    for-talk   | Thank you for the {talk} and for your time. | -arranger untold
    thanks-all | Thank you for your time, and please thank everyone else who took part. | several
    arranging  | Thank you for arranging everything, and please pass my thanks on. | arranger
    arr-help   | Thank you for your help and for setting up the {interviews}. | arranger
    arr-time   | Thank you for your time and for arranging the {interviews}. | arranger
    """,
)

LEAVING_WISH = read_frames(
    "leaving-wish",
    """
    right-person | I hope you find the right person soon.
    wish-well    | I wish you and the team well.
    good-end     | I hope the search goes well.
    paths        | I hope our paths will cross again.
    """,
)

CORRECTING = read_frames(
    "correcting",
    """
    about-topic  | Thank you again for the {talk}{ day} about {topic:about}.
    enjoyed      | I enjoyed our {talk}{ day} about {topic:about}.
    good-topic   | It was good to talk{ day} about {topic:about}.
    shared       | I enjoyed {topic:ger}{ day}. | shared-topic
    """,
)

CORRECTING_SHORT = read_frames(
    "correcting-short",
    """
    short        | Thank you again for the {talk}{ day}.
    time         | Thank you again for your time{ day}.
    good-talk    | I enjoyed the {talk}{ day}, thank you.
    """,
)

CORRECTED = read_frames(
    "corrected",
    """
    right-fact   | I wanted you to have it right.
    not-leave    | I did not want to leave that as it was. | wrong
    no-answer    | There is no need to reply.
    glad-explain | I am happy to explain it further if that helps.
    more-detail  | If you would like more detail, please ask.
    """,
)

OFFERED = read_frames(
    "offered",
    """
    very-pleased | Thank you very much for offering me {role}. I was very pleased to hear it. | interested
    thank-offer  | Thank you very much for offering me {role}.
    glad         | Thank you for the offer. I am very happy about it. | interested
    thank-much   | Thank you very much for the offer. | -interested
    good-news    | Thank you for the good news, and for offering me {role}.
    glad-get     | I was very glad to get your offer, thank you. | interested
    """,
)

ANSWER_BY = read_frames(
    "answer-by",
    """
    by-date      | I will give you my answer by {answer}. | answer
    read-by      | I would like to read everything carefully, and will answer by {answer}. | answer
    until        | I would like to take a little time to think it over; you will have my answer by {answer}. | answer
    by-then      | You will have my answer by {answer}. | answer
    no-date      | I would like to read everything carefully and will then give you a clear answer. | -answer
    soon         | I will read everything carefully and come back to you with an answer. | -answer
    """,
)

OFFER_END = read_frames(
    "offer-end",
    """
    questions   | If I have questions in the meantime, I will get in touch.
    pass-thanks | Please pass my thanks on to everyone who took part. | several
    before-then | If you need anything from me before then, please tell me. | answer
    """,
)
