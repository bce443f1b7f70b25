"""Knowing when not to answer: questions that the texts answer and questions that they do not.

``tune.jsonl`` calibrates ``index/evidence/scale.json``; nothing is ever tuned on ``heldout.jsonl``.
"""
