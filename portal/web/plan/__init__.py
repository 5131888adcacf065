"""The action plan on the page: progress, evidence, calendar and ledger."""
