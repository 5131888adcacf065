"""What was found: substances, their lists and quantities, and what stands on which list."""
