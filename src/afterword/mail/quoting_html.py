"""The new words of an HTML answer: quotes are cut where the mail program marked them, before it becomes
text."""

import re

# Where the quote begins. Everything from there on is the quote, unless words follow its end.
_QUOTE_STARTS = re.compile(
    r"(?is)"
    r"<div[^<>]{0,300}class=[\"']?[^\"'<>]{0,80}\b(?:gmail_quote|gmail_extra|yahoo_quoted|protonmail_quote"
    r"|moz-cite-prefix"
    r"|zmail_extra|tutanota_quote|fastmail-quote|quote-container|mail-quote-collapse|WordSection-quote"
    r"|gmail_attr|OutlookMessageHeader)\b"
    r"|<div[^<>]{0,300}id=[\"']?[^\"'<>]{0,40}(?:divRplyFwdMsg|appendonsend"
    r"|mail-editor-reference-message-container"
    r"|ymail_android_signature_quote|reply-intro|isForwardContent|isReplyContent|OLK_SRC_BODY_SECTION|qt"
    r"|reply139content"
    r"|x_divRplyFwdMsg|yahoo_quoted_\d+)[\"' >]"
    r"|<span[^<>]{0,300}id=[\"']?OLK_SRC_BODY_SECTION"
    r"|<hr[^<>]{0,200}(?:tabindex=[\"']?-1|id=[\"']?stopSpelling|id=[\"']?zwchr|data-marker=[\"']?__DIVIDER__)"
    r"|<div[^<>]{0,300}style=[\"'][^\"']{0,200}border:\s*none;\s*border-top:\s*solid\s*#(?:E1E1E1|B5C4DF)"
    r"|<blockquote[^<>]{0,300}(?:type=[\"']?cite|class=[\"']?[^\"'<>]{0,60}(?:gmail_quote|protonmail_quote"
    r"|quote|tutanota)"
    r"|cite=[\"']?mid:|style=[\"'][^\"']{0,200}border-left)"
)
_BLOCKQUOTE = re.compile(r"(?i)<(/?)blockquote\b[^<>]{0,2000}>")


def html_without_quotes(html: str) -> str:
    """The HTML with marked quotes cut out; words that stand below a quoted block are kept. Unmarked quotes
    stay: the text rules see them afterwards."""
    found = _QUOTE_STARTS.search(html)
    if not found:
        return html
    return html[: found.start()] + "<br>" + _written_below(html[found.start() :])


def _written_below(rest: str) -> str:
    """Words after and between the cited blocks of `rest`. Without cited blocks the whole rest is the
    quote."""
    kept: list[str] = []
    depth = 0
    at: int | None = None
    for tag in _BLOCKQUOTE.finditer(rest):
        if tag.group(1):
            depth = max(depth - 1, 0)
            if depth == 0:
                at = tag.end()
            continue
        if depth == 0 and at is not None:
            kept.append(rest[at : tag.start()])
        depth += 1
        at = None
    if depth == 0 and at is not None:
        kept.append(rest[at:])
    return "<br>".join(kept)
