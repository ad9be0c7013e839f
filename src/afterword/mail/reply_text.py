"""The new words of a whole message: HTML marks first where there are any, then the lines of the text."""

from afterword.mail.message import Message
from afterword.mail.quoting import NewWords, announces_answers_below, new_words
from afterword.mail.quoting_html import html_without_quotes, new_html_words
from afterword.mail.threading import is_forward_subject


def find_new_words(message: Message) -> NewWords:
    """What the author wrote this time. A forwarded message counts whole: the forwarded part may be the
    answer. Where the HTML marks the quote and the text does not, the HTML decides; an empty result is never
    taken."""
    forwarded = is_forward_subject(message.subject)
    by_text = new_words(message.text, is_forward=forwarded)
    if forwarded or not message.html or by_text.quoted:
        return by_text
    if html_without_quotes(message.html) == message.html:
        return by_text
    by_html = new_words(new_html_words(message.html))
    if (
        not by_html.text.strip()
        or announces_answers_below(by_html.text)
        or len(by_html.text) >= len(by_text.text)
    ):
        return by_text
    return NewWords(text=by_html.text, quoted=message.text)
