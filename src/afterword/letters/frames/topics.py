"""The topic as a sentence of its own, and what they said about it."""

from afterword.letters.frames.frame import read_frames

TOPIC = read_frames(
    "topic",
    """
    enjoyed      | I enjoyed talking about {topic:about}.
    shared       | I enjoyed {topic:ger}. | shared-topic
    shared-much  | I especially enjoyed {topic:ger}. | shared-topic
    shared-liked | I liked {topic:ger}. | shared-topic
    shared-most  | What I enjoyed most was {topic:ger}. | shared-topic
    especially   | I especially enjoyed talking about {topic:about}.
    enjoyed-most | What I enjoyed most was talking about {topic:about}.
    most-int     | I was most interested in {topic:nw}.
    thinking     | Since then I have been thinking about {topic:nw}.
    still        | I am still thinking about {topic:nw}.
    coming-back  | I keep coming back to what we said about {topic:about}.
    gone-on      | We talked about {topic:about}, and I have kept thinking about it since. | plain-topic
    liked-talk   | I liked talking with you about {topic:about}.
    exchange     | Our exchange about {topic:about} has stayed with me.
    glad         | I was glad that we talked about {topic:about}.
    good-talk    | It was good to talk about {topic:about}.
    would-longer | I would have liked more time to talk about {topic:about}.
    of-all       | Of everything we talked about, {topic:nw} interested me most. | short-topic
    remember     | What I remember best is our exchange about {topic:about}. | -arranger
    how-clause   | We talked about how {topic:that}, and I have kept thinking about it since. | plain-topic
    how-enjoyed  | I was glad that we talked about how {topic:that}. | plain-topic
    how-still    | I am still thinking about how {topic:that}. | plain-topic
    how-coming   | I keep coming back to how {topic:that}. | plain-topic
    how-good     | It was good to talk about how {topic:that}. | plain-topic
    one-subject  | One subject has stayed with me: {topic:unsure}.
    returning    | I keep returning to one thing we discussed: {topic:loose}.
    touched-on   | One thing we touched on is still on my mind: {topic:loose}.
    thought-l    | There is one subject I have thought about since: {topic:loose}.
    remember-l   | What I remember best is one subject: {topic:unsure}.
    question     | One question from our {talk} has stayed with me: {topic:ask}
    kept         | There is one question I have kept thinking about: {topic:ask}
    good-q       | We spent time on a good question: {topic:ask}
    turning      | I am still turning one question over: {topic:ask}
    best-q       | The question I remember best is this one: {topic:ask}
    came-to-q    | We came to a question I like: {topic:ask}
    """,
)

POINT = read_frames(
    "point",
    """
    said         | You said that {point:that}.
    told-me      | You told me that {point:that}.
    mentioned    | You mentioned that {point:that}.
    explained    | You explained that {point:that}. | -you-point
    pointed-out  | You pointed out that {point:that}. | -you-point
    remember     | I remember you saying that {point:that}.
    since        | You said that {point:that}, and I have been thinking about it since. | plain-point
    told-since   | You told me that {point:that}, and it has stayed with me. | plain-point
    remark       | Your remark that {point:that} has stayed with me. | short-point plain-point view-point
    keep-coming  | I keep coming back to your point that {point:that}. | view-point
    thinking     | I have been thinking about your remark that {point:that}. | view-point
    struck       | I was struck by your point that {point:that}. | view-point
    made-point   | You made the point that {point:that}. | view-point
    as-said      | As you said, {point:that}.
    as-put       | As you put it, {point:that}. | view-point
    int-hear     | I was interested to hear that {point:that}.
    useful       | It was useful to hear that {point:that}.
    stayed       | You mentioned that {point:that}, and I have kept thinking about it. | plain-point
    stays-l      | One thing you said has stayed with me: {point:unsure}.
    brought-l    | You mentioned something I have thought about since: {point:unsure}.
    point-l      | One point of yours is still on my mind: {point:unsure}.
    remember-l   | I remember one thing you said: {point:unsure}.
    plainly-l    | You put it plainly: {point:unsure}. | plain-point
    think-l      | I have been thinking about something you said: {point:unsure}.
    said-about   | What you said about {point:about} has stayed with me.
    spoke-about  | You spoke about {point:about}, and I have thought about it since. | short-point plain-point
    back-about   | I keep coming back to what you told me about {point:about}.
    hear-about   | It was useful to hear about {point:about}.
    int-about    | I was interested in what you said about {point:about}.
    told-about   | You told me about {point:about}.
    think-about  | I have been thinking about what you said about {point:np}.
    """,
)
