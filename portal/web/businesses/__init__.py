"""The businesses on the page: searched by words, and read one at a time."""
