"""The new words of a whole message: HTML marks first where there are any, then the lines of the text."""

from afterword.mail.html import html_to_text
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords, announces_answers_below, new_words
from afterword.mail.quoting_html import html_without_quotes
from afterword.mail.threading import is_forward_subject


def find_new_words(message: Message) -> NewWords:
    """What the author wrote this time. A forwarded message counts whole: the forwarded part may be the
    answer. Where the HTML marks the quote and the text does not, the HTML decides; an empty result is never
    taken."""
    forwarded = is_forward_subject(message.subject)
    by_text = new_words(message.text, is_forward=forwarded)
    if forwarded or not message.html:
        return by_text
    shorter_html = html_without_quotes(message.html)
    if shorter_html == message.html:
        return by_text
    by_html = new_words(html_to_text(shorter_html))
    is_less = 0 < len(by_html.text.strip()) < len(by_text.text)
    if not is_less or announces_answers_below(by_html.text):
        return by_text
    return NewWords(text=by_html.text, quoted=by_text.quoted or message.text)
