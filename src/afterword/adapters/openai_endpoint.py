"""A ModelPort for any OpenAI-compatible interface: llama.cpp, Ollama, vLLM, or a hosted one.

One POST to `<url>/chat/completions`, read within a time and a size. No redirect is followed (the words must not go
elsewhere than shown) and nothing is tried again. Plain http is allowed to this machine and to private networks only.
"""

import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from afterword.letters.model_help.question import Question
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.ports.model import ModelPlace
from afterword.ports.model_address import check_url
from afterword.ports.submission import CheckStep
from afterword.said import say, to_say

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 120.0
MOST_BYTES = 256 * 1024
_MOST_TOKENS = 2000
_LONGEST_VALUE = 300
_KEPT = to_say("Nothing was changed; your own words stand.")


class OpenAiEndpoint:
    """`place.url` is the base, such as http://127.0.0.1:11434/v1. `key` may be empty; it is sent as a bearer token
    and never logged. Times are in seconds."""

    def __init__(
        self,
        place: ModelPlace,
        *,
        key: str = "",
        answer_seconds: float = ANSWER_SECONDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._place = place
        self._key = key
        self._answer_seconds = answer_seconds
        self._most_bytes = most_bytes
        self._pool: PoolManager | None = None

    @property
    def place(self) -> ModelPlace:
        return self._place

    def ask(self, question: Question) -> str:
        status, content = self._post(question, _schema_of(question))
        if status == 400:
            # Not every interface knows schemas; it took nothing yet, so the plain form is asked for instead.
            status, content = self._post(question, {"type": "json_object"})
        return _text_of(self._good(status, content))

    def check(self) -> list[CheckStep]:
        steps = []
        try:
            check_url(self._place.url)
            status, content = self._exchange("GET", "/models", None)
            steps.append(
                CheckStep(
                    name=say("model address"), ok=True, message=say("{url} answers.", url=self._place.url)
                )
            )
            steps.append(self._check_name(self._good(status, content)))
        except PortError as error:
            name = say("model address") if not steps else say("model")
            steps.append(CheckStep(name=name, ok=False, message=str(error), cause=error.cause))
        return steps

    def _check_name(self, listed: Any) -> CheckStep:
        rows = listed.get("data") if isinstance(listed, dict) else None
        names = (
            [str(row.get("id")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        )
        if not names or self._place.name in names:
            return CheckStep(
                name=say("model"), ok=True, message=say("{name} is there.", name=self._place.name)
            )
        shown = ", ".join(names[:5])
        sentence = say(
            "There is no model {name}; there are {shown}. Correct the name in the settings.",
            name=self._place.name,
            shown=shown,
        )
        return CheckStep(name=say("model"), ok=False, message=sentence, cause="no-such-model")

    def _post(self, question: Question, form: dict[str, object]) -> tuple[int, bytes]:
        return self._exchange("POST", "/chat/completions", json.dumps(self._body(question, form)).encode())

    def _body(self, question: Question, form: dict[str, object]) -> dict[str, object]:
        return {
            "model": self._place.name,
            "messages": [
                {"role": "system", "content": question.instruction},
                {"role": "user", "content": question.data},
            ],
            "temperature": 0.2,
            "max_tokens": _MOST_TOKENS,
            "stream": False,
            "response_format": form,
        }

    def _exchange(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        """Status and body. Raises PortError for everything that goes wrong on the way."""
        import urllib3
        from urllib3.exceptions import HTTPError

        check_url(self._place.url)
        deadline = time.monotonic() + self._answer_seconds
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        self._pool = self._pool or urllib3.PoolManager(maxsize=2)
        timeout = urllib3.Timeout(
            connect=min(CONNECT_SECONDS, self._answer_seconds), read=self._answer_seconds
        )
        try:
            response = self._pool.request(
                method, self._place.url.rstrip("/") + path, body=body, headers=headers, timeout=timeout,
                retries=False, redirect=False, preload_content=False,
            )  # fmt: skip
            return response.status, self._read(response, deadline)
        except (HTTPError, ValueError) as error:
            raise self._judge(error) from None

    def _judge(self, error: Exception) -> PortError:
        """What went wrong on the line, by the exception of urllib3."""
        from urllib3.exceptions import NewConnectionError, SSLError, TimeoutError

        if isinstance(error, SSLError):
            sentence = say(
                "The certificate of {host} cannot be trusted ({error}).", host=self._host, error=error
            )
            return self._permanent(sentence, "certificate")
        # A refused connection is a kind of timeout to urllib3, so it is asked about first.
        if isinstance(error, TimeoutError) and not isinstance(error, NewConnectionError):
            return self._too_slow()
        if isinstance(error, ValueError):
            return self._permanent(say("The address of the model is no address."), "address")
        return self._no_connection(error)

    def _read(self, response: "BaseHTTPResponse", deadline: float) -> bytes:
        """The whole body, as long as it is small and comes in time; a server may drip."""
        found = bytearray()
        try:
            while chunk := response.read1(16 * 1024):
                found += chunk
                if len(found) > self._most_bytes:
                    raise self._permanent(
                        say("The answer of {host} is far too large.", host=self._host), "too-large"
                    )
                if time.monotonic() > deadline:
                    raise self._too_slow()
            return bytes(found)
        finally:
            response.close()

    def _good(self, status: int, content: bytes) -> Any:
        """The JSON of a 200 answer. Raises what the status says otherwise."""
        if status in (401, 403):
            raise self._permanent(
                say("{host} refuses the key ({status}).", host=self._host, status=status), "wrong-key"
            )
        if status == 404:
            raise self._permanent(
                say(
                    "{host} knows no model {name}, or no such address (404).",
                    host=self._host,
                    name=self._place.name,
                ),
                "not-found",
            )
        if status == 429 or status >= 500:
            raise Temporary(
                say(
                    "{host} is busy or broken ({status}). {kept} Try later.",
                    host=self._host,
                    status=status,
                    kept=say(_KEPT),
                ),
                cause="busy",
                code=status,
            )
        if status != 200:
            raise self._permanent(
                say("{host} did not take the question ({status}).", host=self._host, status=status), "refused"
            )
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise self._permanent(
                say("{host} did not answer with JSON.", host=self._host), "no-json"
            ) from None

    @property
    def _host(self) -> str:
        return urlsplit(self._place.url).netloc.rpartition("@")[2] or say("the model")

    def _permanent(self, what: str, cause: str) -> Permanent:
        return Permanent(
            say("{what} {kept} Look at the settings of model help.", what=what, kept=say(_KEPT)), cause=cause
        )

    def _no_connection(self, error: Exception) -> Temporary:
        sentence = say(
            "{host} does not answer ({short}). {kept} Start the model's server, or try later.",
            host=self._host,
            short=_short(error),
            kept=say(_KEPT),
        )
        return Temporary(sentence, cause="no-connection")

    def _too_slow(self) -> Temporary:
        sentence = say(
            "{host} took longer than {answer_seconds:.0f} seconds. {kept} Try later.",
            host=self._host,
            answer_seconds=self._answer_seconds,
            kept=say(_KEPT),
        )
        return Temporary(sentence, cause="too-slow")


def _schema_of(question: Question) -> dict[str, object]:
    """The shape of the answer, for interfaces that hold a model to one. It holds no words of the person."""
    text = {"type": "string", "maxLength": _LONGEST_VALUE}
    quoted = {"type": "object", "properties": {"text": text, "from": text}, "required": ["text", "from"]}
    value = quoted if question.is_quoted else text
    required = [] if question.is_quoted else list(question.keys)
    schema = {"type": "object", "properties": dict.fromkeys(question.keys, value), "required": required}
    return {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}}


def _text_of(answer: Any) -> str:
    """The words in an answer of the interface. Raises Permanent where it has none."""
    try:
        text = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        text = None
    if not isinstance(text, str):
        raise Permanent(
            say("The model gave no text. {kept} Look at the settings of model help.", kept=say(_KEPT)),
            cause="no-text",
        )
    return text


def _short(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return type(reason).__name__
