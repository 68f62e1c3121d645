"""The migrations of the store. A new one: see docs/data.md."""
