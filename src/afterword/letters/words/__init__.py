"""What a word is: the lists as data, the lexicon, classes of words, spelling."""
