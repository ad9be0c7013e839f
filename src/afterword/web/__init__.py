"""The pages. One room a subject, named as in the addresses: `today`, `interviews`, `letters`, `processes`, `people`,
`settings`, `check`. In a room, `*_page.py` answers requests and `*_facts.py` gathers what its template shows.

`serving` is what every page needs to answer (middleware, templates, whose rows), `wording` the words they share.
`templates/` and `static/` have the same rooms; `templates/layout` is the frame around all of them."""
