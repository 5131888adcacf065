"""An objection until the decision on it: its term, its letters, its hearing (Awb 6:4 to 7:10)."""
