"""What the page asks besides the processes: who is there, what waits for him, how it looks."""
