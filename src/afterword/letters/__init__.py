"""Words: the fields of a debrief become sentences, the sentences a letter.

From the bottom up: `debrief` and `letter` are what comes in and what goes out; `words` the lists and the lexicon;
`reading` how a fragment is read; `articles` what it lacks; `notes` raw notes; `fields` what each field gives or asks;
`frames` the sentences with their places; `composing` the choice; `compose` the letters of one interview.
"""
