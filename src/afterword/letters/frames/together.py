# ruff: noqa: E501 - a frame stands on one line, however long
"""Two of the person's phrases in one sentence, where both are short enough for that."""

from afterword.letters.frames.frame import read_frames

# The talk and what they said in it: one thing was said about the other.
TOPIC_POINT = read_frames(
    "topic-point",
    """
    stayed       | What you said about {topic:about} has stayed with me: {point:that}. | same-talk
    coming-back  | I keep coming back to one thing you said about {topic:about}: {point:that}. | same-talk
    of-all       | Of all that we said about {topic:about}, one thing has stayed with me: {point:that}. | same-talk
    when-said    | When we talked about {topic:about}, you said that {point:that}.
    when-told    | When we talked about {topic:about}, you told me that {point:that}.
    when-mention | When we came to {topic:np}, you mentioned that {point:that}.
    when-struck  | When we talked about {topic:about}, I was struck by your point that {point:that}. | view-point
    enjoyed      | I enjoyed talking about {topic:about}, and remember you saying that {point:that}. | plain-topic
    thinking     | Since then I have been thinking about {topic:nw}, because you said that {point:that}. | plain-topic same-talk
    above-all    | I am still thinking about {topic:nw}, above all because you said that {point:that}. | plain-topic same-talk
    best         | What I remember best from our {talk} about {topic:about} is your point that {point:that}. | view-point
    """,
)

# The thanks for the talk and for what they gave.
OPEN_TOPIC_LIKED = read_frames(
    "open-topic-liked",
    """
    especially   | Thank you for the {talk}{ day} about {topic:about}, and especially for {liked:np}. | new gift-liked
    above-all    | Thank you for talking with me{ day} about {topic:nw}, and above all for {liked:np}. | new gift-liked
    both         | Many thanks for the {talk}{ day} about {topic:about}, and for {liked:np}. | new gift-liked
    also-for     | Thank you for making time{ day} to talk about {topic:about}, and also for {liked:np}. | new gift-liked
    two-thanks   | I enjoyed our {talk}{ day} about {topic:about}. Thank you for that, and for {liked:np}. | new gift-liked
    again        | Thank you for another good conversation{ day} about {topic:about}, and for {liked:np}. | met gift-liked
    again-esp    | Thank you for making time again{ day} to talk about {topic:about}, and especially for {liked:np}. | met gift-liked
    """,
)

POINT_LINK = read_frames(
    "point-link",
    """
    thought-of   | When you said that {point:that}, I thought of my own work, where I {link:vp}. | plain-point deed-link known-link
    thought-when | You said that {point:that}, which reminded me of when I {link:past}. | plain-point deed-link -habit-link known-link
    made-think   | You told me that {point:that}, which made me think of how I {link:past}. | plain-point deed-link known-link
    caught       | You said that {point:that}. It caught my attention, because I {link:vp}. | known-link
    glad-you     | You mentioned that {point:that}. I was glad that it came up, because I {link:vp}. | known-link
    tail-could   | You said that {point:that}. I {link:vp}, so I think I could help there. | plain-link interested problem -thinks
    may-help     | You mentioned that {point:that}. I may be able to help, because I {link:vp}. | interested problem
    recognized   | You said that {point:that}. I recognized that at once, because I {link:vp}. | met-link problem deed-link
    been-there   | You said that {point:that}. I have been there myself: I {link:past}. | met-link problem
    wish-same    | You told me that {point:that}. I {link:past}, and I would be glad to do something similar for you. | plain-link act-link interested -thinks
    about-when   | When you talked about {point:about}, I thought of my own work, where I {link:vp}. | deed-link plain-point known-link
    """,
)

TOPIC_LINK = read_frames(
    "topic-link",
    """
    thought-of   | When we talked about {topic:about}, I thought of my own work, where I {link:vp}. | deed-link plain-topic known-link
    most-int     | I was most interested in {topic:nw}, because I {link:vp}. | plain-topic
    glad-that    | I was glad that we talked about {topic:about}, because I {link:vp}. | plain-topic
    when-i       | Talking about {topic:about} made me think of when I {link:past}. | deed-link -habit-link known-link
    reminded-me  | Our {talk} about {topic:about} reminded me of when I {link:past}. | deed-link -habit-link known-link
    enjoyed-bec  | I especially enjoyed talking about {topic:about}, because I {link:vp}. | plain-topic
    thought-how  | Talking about {topic:about}, I thought of my own work, where I {link:vp}. | deed-link plain-topic known-link
    """,
)
