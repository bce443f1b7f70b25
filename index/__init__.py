"""Passages → searchable; questions → answers with citations."""
