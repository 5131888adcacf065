"""The law: pure functions on dates and values; no database, files, network or clock."""
