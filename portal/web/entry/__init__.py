"""Coming in: by password and app, by a provider, or by an invitation."""
