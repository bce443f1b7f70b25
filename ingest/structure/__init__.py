"""Blocks → units: what a text is made of, told from its content."""
