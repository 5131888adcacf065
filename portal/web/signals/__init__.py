"""The signals on the page: the list, a signal, its acts, the RIEC form, and destruction."""
