"""A sieve for messages that lie here as files: the same questions as on a server, without asking one."""

from afterword.ports.mailbox import Need, Sieve


def must_read(content: bytes, sieve: Sieve, *, is_cut: bool) -> bool:
    """`content` is the beginning of a message; `is_cut` that there is more of it."""
    head, blank, body = content.partition(b"\r\n\r\n")
    if not blank:
        head, blank, body = content.partition(b"\n\n")
    if not blank:
        return True
    need = sieve.by_head(head)
    if need is not Need.WORDS:
        return need is Need.WHOLE
    is_more = is_cut or len(body) > sieve.word_bytes
    return sieve.by_words(body[: sieve.word_bytes], head=head) or (sieve.is_strict and is_more)
