# ruff: noqa: E501 - a frame stands on one line, however long
"""What reaches beyond the talk: an open question, an earlier talk, people whom an arranger brought, a promised file."""

from afterword.letters.frames.frame import read_frames

QUESTION = read_frames(
    "question",
    """
    still-have   | I still have one question: {question:ask}
    that-is-left | One question I still have: {question:ask}
    left-with    | I left with one question: {question:ask} | -is-offer-reply
    one-more     | There is one more thing I would like to ask: {question:ask}
    may-ask      | If I may ask one more thing: {question:ask}
    if-i-may     | One more question, if I may: {question:ask}
    one-thing    | One thing I would like to ask: {question:ask}
    not-asked    | A question I have not asked yet: {question:ask}
    like-to-know | I would still like to know {question:wh}.
    curious      | I am curious {question:wh}.
    thing-know   | One thing I would still like to know is {question:wh}.
    if-a-moment  | If you have a moment, I would be glad to hear {question:wh}.
    have-not     | I have not asked you yet {question:wh}, and would be glad to know.
    interested   | I would be interested to hear {question:wh}.
    wondering    | I am still wondering {question:wh}.
    next-time    | When we next speak, I would like to ask {question:wh}. | interested
    """,
)

OPEN_EARLIER = read_frames(
    "open-earlier",
    """
    good-again   | It was good to speak with you again{ day}, after our first conversation about {earlier}. Thank you for the time. | met round2
    making-again | Thank you for making time again{ day}, after our conversation about {earlier}. | met
    after-our    | After our conversation about {earlier} I was glad to speak with you again{ day}. Thank you for your time. | met
    second-talk  | Thank you for talking with me a second time{ day}, after our conversation about {earlier}. | met round2
    going-on     | When we first spoke, we came to {earlier}; I was glad that we could speak again{ day}. Thank you for the time. | met round2
    many-thanks  | Many thanks for speaking with me again{ day}, after our conversation about {earlier}. | met
    """,
)

LEAVING_ARRANGER = read_frames(
    "leaving-arranger",
    """
    for-all      | Thank you for arranging the {interviews}, and please pass my thanks on to {others}.
    your-work    | Thank you for your work on this. Please also thank {others} for me.
    the-time     | Thank you for setting up the {interviews}. I would be grateful if you thanked {others} for me.
    for-helping  | Thank you for your help, and please thank {others} for me.
    """,
)

HANDED_OVER = read_frames(
    "handed-over",
    """
    attached     | As promised, I have attached {file}. | has-file
    is-here      | The file I promised, {file}, is attached. | has-file
    the-page     | Here is what I promised to send: {url} | has-link
    said-i-would | I said I would send you something, and here it is: {url} | has-link
    """,
)
