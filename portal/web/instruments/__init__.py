"""The other instruments on the page: DOR, STOP talk, Bibob and measures for the street."""
