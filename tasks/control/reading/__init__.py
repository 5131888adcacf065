"""What a page or a person reads of a round, put together from the register."""
