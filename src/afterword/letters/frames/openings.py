# ruff: noqa: E501 - a frame stands on one line, however long
"""First sentences: the thanks. `open-topic` names the topic at once, `open` leaves it to the next sentence."""

from afterword.letters.frames.frame import read_frames

OPEN_TOPIC = read_frames(
    "open-topic",
    """
    for-the-talk  | Thank you for the {talk}{ day} about {topic:about}. | new
    talking       | Thank you for talking with me{ day} about {topic:about}. | new
    making-time   | Thank you for making time{ day} to talk about {topic:about}. | new
    taking-time   | Thank you for taking the time to talk with me{ day} about {topic:about}. | new
    enjoyed       | I enjoyed our {talk}{ day} about {topic:about}. Thank you for taking the time. | new -goes-on
    enjoyed-with  | I enjoyed talking with you{ day} about {topic:about}. Thank you for your time. | new -goes-on
    enjoyed-two   | Thank you for your time{ day}. I enjoyed talking with you about {topic:about}. | new
    really        | Thank you for making time{ day}. I really enjoyed our {talk} about {topic:about}. | new
    shared        | Thank you for your time{ day}. I enjoyed {topic:ger}. | shared-topic
    shared-really | Thank you for having me{ day}. I really enjoyed {topic:ger}. | onsite shared-topic
    shared-most   | Many thanks for the interview{ day}. What I enjoyed most was {topic:ger}. | shared-topic
    shared-liked  | I liked {topic:ger}{ day}. Thank you for making the time. | shared-topic
    good-to-talk  | It was good to talk with you{ day} about {topic:about}. Thank you for taking the time. | new -goes-on
    good-and      | Thank you for your time{ day}. It was good to talk about {topic:about}. | new
    many-thanks   | Many thanks for the {talk}{ day} about {topic:about}. | new
    many-time     | Many thanks for your time{ day}. I liked talking with you about {topic:about}. | new
    thanks-for    | Thanks for talking with me{ day} about {topic:about}. | new -formal
    thanks-talk   | Thanks for the {talk}{ day} about {topic:about}. | new -formal
    would-thank   | I would like to thank you for our {talk}{ day} about {topic:about}. | new
    wanted        | I wanted to thank you for the {talk}{ day} about {topic:about}. | new
    glad          | I am glad that we could talk{ day} about {topic:about}. Thank you for your time. | new -goes-on
    glad-talked   | Thank you for making time for me{ day}. I am glad that we talked about {topic:about}. | new
    both          | Thank you for your time{ day}, and for the {talk} about {topic:about}. | new
    good-one      | Thank you for a good {talk}{ day} about {topic:about}. | new
    interesting   | Thank you for an interesting {talk}{ day} about {topic:about}. | new
    that-was      | That was a good {talk}{ day} about {topic:about}, thank you. | new short-topic
    pleasure      | It was a pleasure to talk with you{ day} about {topic:about}. Thank you for your time. | new -goes-on
    on-my-mind    | Our {talk}{ day} about {topic:about} is still on my mind. Thank you for making the time. | new -has-point -goes-on
    since-our     | Since we spoke{ day}, I have been thinking about {topic:nw}. Thank you for your time. | new -has-point -goes-on
    still-there   | I am still thinking about {topic:nw}. Thank you for the {talk}{ day}. | new -has-point -goes-on
    came-away     | I came away from {days} {talk} thinking about {topic:nw}. Thank you for your time. | new -has-point -goes-on
    met-and       | It was good to meet you{ day} and to talk about {topic:about}. Thank you for your time. | new -phone -goes-on
    meet-two      | It was good to meet you{ day}. Thank you for the {talk} about {topic:about}. | new -phone
    length        | Thank you for the {length} you gave me{ day} to talk about {topic:about}. | new length
    call-and      | Thank you for the call{ day}. I enjoyed talking about {topic:about}. | new phone/video
    call-for      | Thank you for your call{ day}. It was good to talk about {topic:about}. | new phone
    having-me     | Thank you for having me{ day}, and for the conversation about {topic:about}. | new onsite
    having-two    | Thank you for having me{ day}. I enjoyed our {talk} about {topic:about}. | new onsite
    meeting       | Thank you for meeting me{ day} to talk about {topic:about}. | new -phone
    note          | A short note to thank you for the {talk}{ day} about {topic:about}. | new
    appreciated   | I appreciated our {talk}{ day} about {topic:about}. | new
    most          | Many thanks for the {talk}{ day}. What I enjoyed most was talking about {topic:about}. | new
    session       | Thank you for the technical interview{ day}, and for the discussion about {topic:about}. | new technical
    session-two   | Thank you for the technical interview{ day}. I enjoyed talking about {topic:about}. | new technical
    panel-part    | Thank you for taking part in the panel{ day}. I was glad that we talked about {topic:about}. | new panel
    how-you       | Thank you for telling me{ day} {topic:wh}. | new how-you -arranger
    how-glad      | I was glad to hear{ day} {topic:wh}. Thank you for your time. | new how-you -arranger -goes-on
    again-about   | Thank you for speaking with me again{ day}, this time about {topic:about}. | met
    again-another | Thank you for another good conversation{ day}, this time about {topic:about}. | met
    again-time    | Thank you for making time again{ day} to talk about {topic:about}. | met
    again-glad    | I was glad to speak with you again{ day}. Thank you for the {talk} about {topic:about}. | met
    again-many    | Many thanks for seeing me again{ day}, and for the {talk} about {topic:about}. | met -phone
    again-second  | Thank you for our second conversation{ day}, this time about {topic:about}. | met round2
    again-both    | It was good to see you again{ day}. Thank you for the {talk} about {topic:about}. | met -phone
    again-liked   | Thank you for seeing me again{ day}. I liked our {talk} about {topic:about}. | met -phone
    enjoyed-thx   | I enjoyed our {talk}{ day} about {topic:about}, thank you. | new short-topic
    talking-thx   | I enjoyed talking with you{ day} about {topic:about}, thank you. | new short-topic
    good-thx      | It was good to talk with you{ day} about {topic:about}, thank you. | new short-topic
    again-thx     | It was good to talk with you again{ day}, this time about {topic:about}, thank you. | met short-topic
    speaking      | Thank you for speaking with me{ day} about {topic:about}. | new
    many-good     | Many thanks for making time for me{ day}. It was good to talk about {topic:about}. | new
    met-enjoyed   | Thank you for meeting me{ day}. I enjoyed talking about {topic:about}. | new -phone
    thanks-time   | Thanks for your time{ day}. I enjoyed our {talk} about {topic:about}. | new -formal
    time-took     | Thank you for the time you took{ day} to talk about {topic:about}. | new
    i-enjoyed     | Thank you for the {talk}{ day} about {topic:about}, which I enjoyed. | new short-topic plain-topic
    speak-glad    | I was glad to speak with you{ day} about {topic:about}. Thank you for your time. | new -goes-on
    especially    | Thank you for speaking with me{ day}. I especially enjoyed our {talk} about {topic:about}. | new
    """,
)

OPEN = read_frames(
    "open",
    """
    time          | Thank you for your time{ day}. | new
    talk          | Thank you for the {talk}{ day}. | new
    talking       | Thank you for talking with me{ day}. | new
    taking        | Thank you for taking the time to talk with me{ day}. | new
    making        | Thank you for making time for me{ day}. | new
    meeting       | Thank you for meeting me{ day}. | new -phone
    speaking      | Thank you for speaking with me{ day}. | new
    length        | Thank you for the {length} you gave me{ day}. | new length
    having-me     | Thank you for having me{ day}. | new onsite
    meet-you      | It was good to meet you{ day}. Thank you for taking the time. | new -phone untold
    which-enjoyed | Thank you for {days} {talk}, which I enjoyed. | new
    many-thanks   | Many thanks for your time{ day}. | new
    many-talk     | Many thanks for the {talk}{ day}. | new
    thanks        | Thanks for talking with me{ day}. | new -formal
    thanks-talk   | Thanks for the {talk}{ day}. | new -formal
    enjoyed       | I enjoyed speaking with you{ day}, thank you. | new
    enjoyed-talk  | I enjoyed our {talk}{ day}. Thank you for your time. | new untold
    wanted        | I wanted to thank you for the {talk}{ day}. | new
    would-thank   | I would like to thank you for your time{ day}. | new
    panel         | Thank you for being part of the panel{ day}. | new panel
    call          | Thank you for the call{ day}. | new phone/video
    seeing        | Thank you for seeing me{ day}. | new -phone
    giving        | Thank you for giving me your time{ day}. | new
    thanks-making | Thanks for making time for me{ day}. | new -formal
    good-thanks   | It was good to talk with you{ day}, thank you. | new
    pleasant      | Thank you for the pleasant {talk}{ day}. | new -arranger
    note-time     | A short note to thank you for your time{ day}. | new
    short-note    | A short note to thank you for {days} {talk}. | new
    technical     | Thank you for the technical interview{ day}. | new technical -arranger
    good-talk     | Thank you, that was a good {talk}{ day}. | new -formal
    good-one      | Thank you for a good {talk}{ day}. | new
    interesting   | Thank you for an interesting {talk}{ day}. | new -arranger
    glad-chance   | I was glad to speak with you{ day}. Thank you for your time. | new untold
    pleasure      | It was a pleasure to talk with you{ day}. Thank you for your time. | new untold
    appreciate    | I appreciate the time you took to talk with me{ day}. | new
    met-speak     | It was good to speak with you again{ day}, thank you. | met
    met-another   | Thank you for another good conversation{ day}. | met
    met-making    | Thank you for making time for me again{ day}. | met
    met-glad      | I was glad that we spoke again{ day}. Thank you for your time. | met untold
    met-enjoyed   | I enjoyed talking with you again{ day}, thank you. | met
    met-talking   | Thank you for talking with me again{ day}. | met
    met-second    | Thank you for a second conversation{ day}. | met round2
    met-see       | It was good to see you again{ day}. Thank you for your time. | met -phone untold
    met-taking    | Thank you for taking the time to speak with me again{ day}. | met
    """,
)
