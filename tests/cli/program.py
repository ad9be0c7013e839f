"""The program as the tests see it: a sample to work on, and what came of a run."""

from collections.abc import Callable
from dataclasses import dataclass

DEBRIEF = """\
candidate: {name: Jonas Lindqvist, email: jonas@example.org, timezone: Europe/Stockholm}
company: Northwind
role: Site Reliability Engineer
interview:
  kind: panel
  start: 2026-05-12T13:00:00+02:00
  end: 2026-05-12T14:00:00+02:00
  timezone: Europe/Berlin
people:
  - name: Priya Raman
    relation: hiring-manager
    email: priya@northwind.example
    topic: moving the cron jobs to Argo Workflows
    point: half of the pages come from jobs nobody owns
    my_link: cut our pages from 40 to 6 a week by giving every job an owner and a budget
    private: they seemed tired
  - name: Bo Nilsen
    relation: peer
    email: bo@northwind.example
    topic: how you test Terraform modules
    thought: a plan diff in the pull request would have caught the subnet mistake
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
