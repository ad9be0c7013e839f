"""What a whole message means: its new words, judged with what stands around them."""

from dataclasses import replace

from afterword.mail.kinds_of_sender import is_from_platform
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords
from afterword.rules.intent import Intent, IntentVerdict, read_intent


def meaning_of(message: Message, words: NewWords) -> IntentVerdict:
    around = f"{message.subject}\n{words.quoted}\n{message.original_text}"
    if is_from_platform(message):
        # Job platforms write about jobs, whether a message names one or not.
        around = f"{around}\nyour application, interview"
    found = read_intent(words.text, around=around)
    if found.intent is Intent.UNKNOWN and not words.text.strip() and message.original_text:
        inner = read_intent(message.original_text, around=around)
        return replace(inner, is_clear=False)
    return found
