# ruff: noqa: E501 - a frame stands on one line, however long
"""First sentences: the thanks. `open-topic` names the topic at once, `open` leaves it to the next sentence."""

from afterword.letters.frames.frame import read_frames

OPEN_TOPIC = read_frames(
    "open-topic",
    """
    for-talk      | Thank you for the {talk}{ day} about {topic:about}. | new
    talking       | Thank you for talking with me{ day} about {topic:about}. | new
    making-time   | Thank you for making time{ day} to talk about {topic:about}. | new
    taking-time   | Thank you for taking the time to talk{ day} about {topic:about}. | new
    enjoyed       | I enjoyed our {talk} about {topic:about}, thank you. | new short-topic
    enjoyed-with  | I enjoyed talking with you{ day} about {topic:about}. Thank you for your time. | new
    enjoyed-two   | Thank you for {days} {talk}. I enjoyed talking with you about {topic:about}. | new short-topic
    enjoyed-most  | Thank you for {days} {talk}. I enjoyed the part about {topic:about} most. | new
    day-first     | {Day} we talked about {topic:about}, and I want to thank you for it. | new short-topic
    the-part      | Thank you for {days} {talk}, and especially for the part about {topic:about}. | new
    going-into    | Thank you for your time{ day}, and for discussing {topic:about} with me. | new short-topic
    good-to-talk  | It was good to talk{ day} about {topic:about}; thank you for making the time. | new short-topic
    many-thanks   | Many thanks for the {talk}{ day} about {topic:about}. | new
    glad          | I am glad we had time{ day} to talk about {topic:about}. Thank you for that. | new
    part-given    | Thank you for giving part of {days} {talk} to {topic:about}. | new
    well-spent    | Our {talk} about {topic:about} was time well spent for me; thank you. | new short-topic
    both          | Thank you for your time{ day} and for the {talk} about {topic:about}. | new
    pleasure      | Talking with you{ day} about {topic:about} was a pleasure, thank you. | new short-topic
    stays         | What stays with me from {days} {talk} is the part about {topic:about}. Thank you for it. | new
    since-our     | I have been thinking about {topic:about} since our {talk}. Thank you for the time you took. | new
    met-and       | It was good to meet you{ day} and to talk about {topic:about}. Thank you for the time. | new -phone
    length        | Thank you for the {length}{ day}, and for talking with me about {topic:about}. | new length
    call-and      | Thank you for the call{ day}, and for the time we spent on {topic:about}. | new phone/video
    having-me     | Thank you for having me{ day}, and for the conversation about {topic:about}. | new onsite
    meeting       | Thank you for meeting me {day} to talk about {topic:about}. | new -phone
    still-there   | I left {days} {talk} still thinking about {topic:about}. Thank you for your time. | new interested
    came-away     | I came away from {days} {talk} thinking about {topic:about}. Thank you for it. | new interested
    turned-to     | Thank you for {days} {talk}; I was glad when we turned to {topic:about}. | new
    note          | A short note to thank you for our {talk}{ day} about {topic:about}. | new -hm
    liked-that    | I liked that we spent time{ day} on {topic:about}. Thank you for the {talk}. | new
    appreciated   | I appreciated our {talk}{ day} about {topic:about}. | new
    session       | Thank you for the technical interview{ day}, and for the time we spent on {topic:about}. | new technical
    panel-part    | Thank you for your part in the panel{ day}; I was glad that we talked about {topic:about}. | new panel
    again-about   | Thank you for speaking with me again{ day}, this time about {topic:about}. | met
    again-good    | It was good to talk again{ day}, this time about {topic:about}; thank you. | met short-topic
    again-another | Thank you for another {talk}{ day}, this time about {topic:about}. | met
    again-time    | Thank you for taking the time again{ day}, and for the {talk} about {topic:about}. | met
    again-glad    | I was glad to speak with you again{ day}. Thank you for discussing {topic:about} with me. | met short-topic
    again-enjoyed | I enjoyed talking with you again{ day}, this time about {topic:about}. Thank you. | met
    again-pick    | Thank you for continuing our conversation{ day}, this time about {topic:about}. | met
    again-many    | Many thanks for seeing me again{ day}, and for the time we spent on {topic:about}. | met -phone
    again-second  | Thank you for our second {talk}{ day}, and especially for the part about {topic:about}. | met round2
    again-more    | Thank you for more of your time{ day}, and for the part about {topic:about}. | met
    again-both    | It was good to see you again{ day}. Thank you for the {talk} about {topic:about}. | met -phone
    """,
)

OPEN = read_frames(
    "open",
    """
    time          | Thank you for your time{ day}. | new
    talk          | Thank you for the {talk}{ day}. | new
    talking       | Thank you for talking with me{ day}. | new
    taking        | Thank you for taking the time to talk{ day}. | new
    meeting       | Thank you for meeting me{ day}. | new -phone
    questions     | Thank you for your questions{ day}; I liked thinking about them. | new -arranger
    length        | Thank you for the {length}{ day}. | new length
    having-me     | Thank you for having me{ day}. | new onsite
    something     | Thank you for {days} {talk}. I came away with something to think about. | new -arranger
    time-taken    | Thank you for the time you took{ day}. | new
    meet-you      | It was good to meet you{ day}; thank you for making the time. | new -phone
    which-enjoyed | Thank you for {days} {talk}, which I enjoyed. | new
    many-thanks   | Many thanks for your time{ day}. | new
    enjoyed       | I enjoyed speaking with you{ day}, thank you. | new
    enjoyed-talk  | I enjoyed {days} {talk}; thank you for the time. | new
    wanted        | I wanted to thank you for {days} {talk}. | new
    panel         | Thank you for being part of the panel{ day}. | new panel
    call          | Thank you for the call{ day}. | new phone/video
    short-note    | A short note to thank you for {days} {talk}. | new
    technical     | Thank you for working through the technical part with me{ day}. | new technical -arranger
    good-talk     | It was a good {talk}{ day}, thank you. | new
    good-one      | Thank you for a good {talk}{ day}. | new
    glad-chance   | I was glad to speak with you{ day}; thank you. | new
    appreciate    | I appreciate the time you gave me{ day}. | new
    met-time      | Thank you for your time again{ day}. | met
    met-speak     | It was good to speak with you again{ day}, thank you. | met
    met-another   | Thank you for another {talk}{ day}. | met
    met-making    | Thank you for making time for me again{ day}. | met
    met-glad      | I was glad that we spoke again{ day}; thank you for that. | met
    met-enjoyed   | I enjoyed talking with you again{ day}, thank you. | met
    met-further   | Thank you for continuing our conversation{ day}. | met
    met-second    | Thank you for a second {talk}{ day}. | met round2
    met-see       | It was good to see you again{ day}. Thank you for the time. | met -phone
    met-good      | Thank you for another good {talk}{ day}. | met
    """,
)
