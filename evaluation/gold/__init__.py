"""The gold: what the texts say, read by people and written down apart from every parser."""
