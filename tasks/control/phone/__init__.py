"""The visit on a telephone: what is being filled in, photographs, and recording it."""
