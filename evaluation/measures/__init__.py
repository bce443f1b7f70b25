"""Measures, one family a module: retrieval, sets, refusal, and intervals over any of them."""
