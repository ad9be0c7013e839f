"""Afterword: what comes after a job interview, done well.

The map, in reading order. Each layer may import the ones below it, never the ones above
(`make check` holds this true).

said        sentences that a person reads, in the reader's language; English stands in the code.
mail/       RFC 5322 family: bytes in, values out, no I/O. Addresses, message ids, threads, quoted text, robots.
ical/       RFC 5545 and 5546: one invitation, and what a newer version of it changes.
clock       the only place that reads the machine's time.
logs        what a line of the log looks like.
letters/    words: the fields of a debrief become sentences, the sentences a letter.
rules/      judgement: facts and `now` go in, a decision with its reason comes out. `rules/review/` has a file a rule.
ports/      what the workflows ask of the outside world, as Protocols with their errors.
models/     the Django models, one file a family. Each makes its facts for the rules.
workflows/  one file a user story; the only code that writes.
adapters/   one family of files a technology: SMTP, sendmail, IMAP, Maildir, JMAP, CalDAV, granted access, notices,
            grammar, models, secrets, the engines of the worker.
wiring      which adapter serves which account: the composition root.
web/ cli/ worker/ sandbox/   the edges: they parse, call one workflow, show what came of it.
"""

__version__ = "0.1.0"
