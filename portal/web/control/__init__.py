"""The control rounds on the page: the list, one round, and the visit on a telephone."""
