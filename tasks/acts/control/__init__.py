"""Use cases of control rounds that a page needs beside those of the commands."""
