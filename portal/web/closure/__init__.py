"""The closures on the page: the list, a case, its acts, and what must be approved."""
