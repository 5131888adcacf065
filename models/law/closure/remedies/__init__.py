"""What runs against a decision: objection, appeal, interim relief, notice of default."""
