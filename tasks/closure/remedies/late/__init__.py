"""Deciding too late: the notice of default, and what the municipality owes for it (Awb 4:17)."""
