"""About the officers themselves: the account and the calendar of each, and who works here."""
