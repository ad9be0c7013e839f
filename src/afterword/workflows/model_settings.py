"""Where the optional model is asked. Off until the person turns it on; its key goes to the secrets file."""

from datetime import datetime

from django.db import transaction

from afterword.models import Candidate, ModelHelp
from afterword.ports.errors import PortError
from afterword.ports.model import ModelPlace
from afterword.ports.model_address import check_url
from afterword.ports.secrets import SecretsPort
from afterword.said import say
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import one_line


def model_help_of(candidate: Candidate) -> ModelHelp | None:
    """The setting, or None before anything was entered."""
    return ModelHelp.objects.filter(candidate=candidate).first()


def save_model_help(
    candidate: Candidate,
    *,
    is_on: bool,
    place: ModelPlace,
    key: str | None,
    secrets: SecretsPort,
    now: datetime,
    only_url: str | None = None,
) -> ModelHelp | Refused:
    """Change the setting. `key` None keeps the one that is stored, an empty one forgets it. With another address the
    stored key is forgotten too: it belongs to the old one. `only_url` is the one address of a shared installation."""
    url, name = one_line(place.url, 500).strip().rstrip("/"), one_line(place.name, 200).strip()
    if is_on and not (url and name):
        return Refused(say("Model help needs an address and the name of a model. Nothing was changed."))
    if is_on and only_url not in (None, url):
        offered = (
            say("only {only_url} may be asked", only_url=only_url) if only_url else say("no model is offered")
        )
        return Refused(
            say("This installation is shared, and {offered} here. Nothing was changed.", offered=offered)
        )
    if url:
        try:
            check_url(url)
        except PortError as error:
            return Refused(
                say(
                    "{error} Nothing was changed.",
                    error=str(error).removesuffix(" " + say("Nothing was sent.")),
                )
            )
    with transaction.atomic():
        known = ModelHelp.objects.select_for_update().filter(candidate=candidate).first()
        row = known or ModelHelp(candidate=candidate)
        if key is None and row.url and row.url != url:
            key = ""
        row.is_on, row.url, row.name, row.saved_at = is_on, url, name, now
        row.secret_name = row.secret_name or f"model-help-{candidate.pk}"
        row.save()
        if key:
            secrets.write(row.secret_name, key)
        elif key == "":
            secrets.erase(row.secret_name)
    return row
