"""How mail programs write an answer: where the quote stands, how it is introduced and marked, in text and HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

from tests.messages.world import Letter

QUOTING: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "quoting.yaml").read_text(encoding="utf-8"))
_WHO = {"who": "Jonas Weber", "mail": "jonas.weber@example.org"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody typed, and what they typed it in answer to. `block` is a signature without a mark,
    `signature` one below two dashes. `quote` is `top` (the words stand above), `bottom` or `inline`."""

    text: str
    letter: Letter
    language: str = "en"
    quote: str = "top"
    signature: str = ""
    block: str = ""

    @property
    def above(self) -> str:
        below = f"\n\n{self.block}" if self.block else ""
        return f"{self.text}{below}" + (f"\n\n-- \n{self.signature}" if self.signature else "")

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The alternatives of a message. Empty where the program writes none."""

    plain: str = ""
    html: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def _marked(lines: tuple[str, ...]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _plain(answer: Answer, introduction: str, *, between: str = "\n\n") -> str:
    """Answer and quote with `> `, in the order that the person chose."""
    quoted = (
        f"{introduction}\n{_marked(answer.letter.lines)}" if introduction else _marked(answer.letter.lines)
    )
    if answer.quote == "bottom":
        return f"{quoted}\n\n{answer.above}"
    if answer.quote == "inline":
        lines = answer.letter.lines
        pieces = [f"{introduction}\n{_marked(lines[:4])}"]
        for number, paragraph in enumerate(answer.paragraphs):
            more = lines[5:6] if number == 0 else ()
            pieces.append(paragraph + (f"\n\n{_marked(more)}" if more else ""))
        return "\n\n".join(pieces)
    return f"{answer.above}{between}{quoted}"


def _html(text: str, *, tag: str = "div") -> str:
    lines = [f"<{tag}>{escape(line) or '<br>'}</{tag}>" for line in text.split("\n")]
    return "".join(lines)


def _gmail(answer: Answer) -> Written:
    introduction = QUOTING["gmail"][answer.language].format(**_WHO)
    below = (
        f'<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
        f'{escape(introduction)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
        f'border-left:1px solid rgb(204,204,204);padding-left:1ex">{_html(chr(10).join(answer.letter.lines))}'
        f"</blockquote></div>"
    )
    return Written(
        plain=_plain(answer, introduction), html=f'<div dir="ltr">{_html(answer.above)}</div>{below}'
    )


def _gmail_text(answer: Answer) -> Written:
    """Gmail folds the introduction where it grows long."""
    introduction = QUOTING["gmail"][answer.language].format(**_WHO)
    if len(introduction) > 78:
        introduction = introduction.replace(" <", "\n<", 1)
    return Written(plain=_plain(answer, introduction))


def _apple(answer: Answer) -> Written:
    introduction = QUOTING["apple"][answer.language].format(**_WHO)
    html = (
        f'<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="'
        f'overflow-wrap: break-word;">{_html(answer.above)}<div><br><blockquote type="cite"><div>'
        f'{escape(introduction)}</div><br class="Apple-interchange-newline"><div>'
        f"{_html(chr(10).join(answer.letter.lines))}</div></blockquote></div><br></body></html>"
    )
    return Written(plain=_plain(answer, introduction), html=html)


def _iphone(answer: Answer) -> Written:
    line = QUOTING["phone"][answer.language]
    introduction = QUOTING["apple"][answer.language].format(**_WHO)
    quoted = _marked(answer.letter.lines)
    html = (
        f'<html><body dir="auto">{_html(answer.text)}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">'
        f'{escape(line)}</div><div dir="ltr"><br><blockquote type="cite">{escape(introduction)}<br><br>'
        f'</blockquote></div><blockquote type="cite"><div dir="ltr">{_html(chr(10).join(answer.letter.lines))}'
        f"</div></blockquote></body></html>"
    )
    plain = f"{answer.text}\n\n{line}\n\n> {introduction}\n> \n{quoted}"
    return Written(plain=plain, html=html, headers=(("X-Mailer", "iPhone Mail (23E201)"),))


def _fields(answer: Answer, *, joint: str = "\n") -> list[tuple[str, str]]:
    names = QUOTING["outlook"][answer.language]
    values = (
        f"{_WHO['who']} <{_WHO['mail']}>", "Tuesday, May 12, 2026 3:04 PM", answer.letter.to, answer.letter.subject
    )  # fmt: skip
    return list(zip(names, values, strict=True))


def _outlook_desktop(answer: Answer) -> Written:
    fields = _fields(answer)
    pasted = "".join(f"<b>{name}:</b> {escape(value)}<br>" for name, value in fields)
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang="EN-US"><div class="WordSection1">'
        + _html(answer.above, tag='p class="MsoNormal"').replace('</p class="MsoNormal">', "</p>")
        + '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;'
        f'padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">{pasted}</p></div>'
        + _html("\n".join(answer.letter.lines), tag='p class="MsoNormal"').replace(
            '</p class="MsoNormal">', "</p>"
        )
        + "</div></body></html>"
    )
    return Written(plain=_outlook_text(answer).plain, html=html)


def _outlook_text(answer: Answer) -> Written:
    pasted = "\n".join(f"{name}: {value}" for name, value in _fields(answer))
    return Written(plain=f"{answer.above}\n\n{pasted}\n\n" + "\n".join(answer.letter.lines))


def _outlook_classic(answer: Answer) -> Written:
    pasted = "\n".join(f"{name}: {value}" for name, value in _fields(answer))
    return Written(
        plain=f"{answer.above}\n\n-----Original Message-----\n{pasted}\n\n" + "\n".join(answer.letter.lines)
    )


def _outlook_web(answer: Answer) -> Written:
    pasted = "".join(f"<b>{name}:</b> {escape(value)}<br>" for name, value in _fields(answer))
    html = (
        f'<html><body dir="ltr"><div class="elementToProof" style="font-size: 12pt">{_html(answer.above)}</div>'
        f'<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div '
        f'id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{pasted}</font><div>&nbsp;</div></div>'
        f"{_html(chr(10).join(answer.letter.lines))}</body></html>"
    )
    plain = "\n".join(f"{name}: {value}" for name, value in _fields(answer))
    rule = "_" * 32
    return Written(plain=f"{answer.above}\n\n{rule}\n{plain}\n\n" + "\n".join(answer.letter.lines), html=html)


def _outlook_mobile(answer: Answer) -> Written:
    pasted = "".join(f"<b>{name}:</b> {escape(value)}<br>" for name, value in _fields(answer))
    html = (
        f'<html><body><div dir="ltr">{_html(answer.text)}</div><div id="ms-outlook-mobile-signature"><div><br>'
        f'</div>Get <a href="https://outlook.example/ios">Outlook for iOS</a></div><hr style="display:'
        f'inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">{pasted}</div>'
        f"{_html(chr(10).join(answer.letter.lines))}</body></html>"
    )
    plain = "\n".join(f"{name}: {value}" for name, value in _fields(answer))
    return Written(
        plain=f"{answer.text}\n\nGet Outlook for iOS<https://outlook.example/ios>\n{'_' * 32}\n{plain}\n\n"
        + "\n".join(answer.letter.lines),
        html=html,
    )


def _thunderbird(answer: Answer) -> Written:
    introduction = {
        "de": "Am 12.05.26 um 15:04 schrieb Jonas Weber:",
        "fr": "Le 12/05/2026 à 15:04, Jonas Weber a écrit :",
        "it": "Il 12/05/2026 15:04, Jonas Weber ha scritto:",
        "nl": "Op 12-05-2026 om 15:04 schreef Jonas Weber:",
        "es": "El 12/5/26 a las 15:04, Jonas Weber escribió:",
    }.get(answer.language, "On 5/12/26 15:04, Jonas Weber wrote:")
    return Written(plain=_plain(answer, introduction), headers=(("User-Agent", "Mozilla Thunderbird"),))


def _mutt(answer: Answer) -> Written:
    introduction = "On Tue, May 12, 2026 at 03:04:00PM +0200, Jonas Weber wrote:"
    return Written(plain=_plain(answer, introduction), headers=(("User-Agent", "Mutt/2.2.9"),))


def _yahoo(answer: Answer) -> Written:
    introduction = (
        "On Tuesday, May 12, 2026 at 03:04:00 PM GMT+2, Jonas Weber <jonas.weber@example.org> wrote:"
    )
    quoted = "\n".join(f"  {line}" for line in answer.letter.lines)
    html = (
        f'<html><body><div class="ydp7f yahoo-style-wrap">{_html(answer.above)}</div><div id="yahoo_quoted_1" '
        f'class="yahoo_quoted"><div>{escape(introduction)}</div>{_html(chr(10).join(answer.letter.lines))}</div>'
        f"</body></html>"
    )
    return Written(plain=f"{answer.above}\n\n    {introduction}  \n \n{quoted}", html=html)


def _proton(answer: Answer) -> Written:
    plain = (
        f"{answer.above}\n\nSent with Proton Mail secure email.\n\nOn Tuesday, May 12th, 2026 at 3:04 PM, "
        f"Jonas Weber <jonas.weber@example.org> wrote:\n\n{_marked(answer.letter.lines)}"
    )
    html = (
        f'<div style="font-family: Arial">{_html(answer.above)}</div><div class="protonmail_signature_block">'
        f'<div>Sent with Proton Mail secure email.</div></div><div class="protonmail_quote">On Tuesday, May '
        f'12th, 2026 at 3:04 PM, Jonas Weber wrote:<br><blockquote class="protonmail_quote" type="cite">'
        f"{_html(chr(10).join(answer.letter.lines))}</blockquote></div>"
    )
    return Written(plain=plain, html=html)


def _k9(answer: Answer) -> Written:
    pasted = "From: Jonas Weber <jonas.weber@example.org>\nSent: May 12, 2026 3:04:00 PM GMT+02:00\n" + (
        f"To: {answer.letter.to}\nSubject: {answer.letter.subject}"
    )
    return Written(
        plain=f"{answer.above}\n\n-------- Original Message --------\n{pasted}\n\n"
        + "\n".join(answer.letter.lines)
    )


def _samsung(answer: Answer) -> Written:
    pasted = "From: Jonas Weber <jonas.weber@example.org> \nDate: 5/12/26  15:04  (GMT+01:00) \n" + (
        f"To: {answer.letter.to} \nSubject: {answer.letter.subject} \n"
    )
    return Written(
        plain=f"{answer.above}\n\n\n\nSent from my Galaxy\n\n\n-------- Original message --------\n{pasted}\n"
        + "\n".join(answer.letter.lines)
    )


def _notes(answer: Answer) -> Written:
    introduction = "Jonas Weber <jonas.weber@example.org> wrote on 05/12/2026 03:04:00 PM:"
    return Written(plain=_plain(answer, introduction), headers=(("X-Mailer", "HCL Notes Release 12"),))


def _gmx(answer: Answer) -> Written:
    names = ("Gesendet", "Von", "An", "Betreff")
    values = ("Dienstag, 12. Mai 2026 um 15:04 Uhr", '"Jonas Weber" <jonas.weber@example.org>')
    fields = list(zip(names, (*values, answer.letter.to, answer.letter.subject), strict=True))
    pasted = "".join(f"<b>{name}:</b>&nbsp;{escape(value)}<br/>" for name, value in fields)
    html = (
        f'<html><body><div style="font-family: Verdana">{_html(answer.above)}<div><div name="quote" style="'
        f'margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div>{pasted}'
        f'</div><div name="quoted-content">{_html(chr(10).join(answer.letter.lines))}</div></div></div></div>'
        f"</body></html>"
    )
    return Written(html=html)


def _roundcube(answer: Answer) -> Written:
    introduction = "Am 12.05.2026 15:04, schrieb Jonas Weber:"
    if answer.language != "de":
        introduction = "On 2026-05-12 15:04, Jonas Weber wrote:"
    return Written(plain=_plain(answer, introduction), headers=(("User-Agent", "Roundcube Webmail/1.6"),))


def _zimbra(answer: Answer) -> Written:
    pasted = "".join(f"<b>{name}: </b>{escape(value)}<br>" for name, value in _fields(answer))
    html = (
        f'<html><body><div>{_html(answer.above)}</div><br><hr id="zwchr" data-marker="__DIVIDER__"><div '
        f'data-marker="__HEADERS__">{pasted}</div><div data-marker="__QUOTED_TEXT__">'
        f"{_html(chr(10).join(answer.letter.lines))}</div></body></html>"
    )
    return Written(html=html)


def _fastmail(answer: Answer) -> Written:
    introduction = "On Tue, 12 May 2026, at 3:04 PM, Jonas Weber wrote:"
    html = (
        f"<!DOCTYPE html><html><body>{_html(answer.above)}<div><br></div><div>{introduction}</div><blockquote "
        f'type="cite" id="qt">{_html(chr(10).join(answer.letter.lines))}</blockquote></body></html>'
    )
    return Written(plain=_plain(answer, introduction), html=html)


def _bare(answer: Answer) -> Written:
    return Written(plain=answer.above)


def _html_only(answer: Answer) -> Written:
    """A mass mailer's table, with a picture that would tell that it was read."""
    rows = "".join(f"<tr><td>{escape(part)}</td></tr>" for part in answer.text.split("\n") if part)
    return Written(
        html=f'<html><head><style>td{{color:#333}}</style></head><body><table width="600">{rows}</table>'
        f'<img src="https://track.example/o.gif" width="1" height="1"></body></html>'
    )


CLIENTS: dict[str, Callable[[Answer], Written]] = {
    "gmail": _gmail, "gmail-text": _gmail_text, "apple-mail": _apple, "iphone": _iphone,
    "outlook-desktop": _outlook_desktop, "outlook-text": _outlook_text, "outlook-classic": _outlook_classic,
    "outlook-web": _outlook_web, "outlook-mobile": _outlook_mobile, "thunderbird": _thunderbird, "mutt": _mutt,
    "yahoo": _yahoo, "proton": _proton, "k9": _k9, "samsung": _samsung, "notes": _notes, "gmx": _gmx,
    "roundcube": _roundcube, "zimbra": _zimbra, "fastmail": _fastmail, "bare": _bare, "html-only": _html_only,
}  # fmt: skip


def write(client: str, answer: Answer) -> Written:
    return CLIENTS[client](answer)
