"""A form of ours as a form of a page: shown, read back, and every fault beside its field."""
