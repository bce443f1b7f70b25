"""Knowing when not to answer: questions that the texts answer and questions that they do not.

All of them are for building: they calibrate ``index/evidence/scale.json``, and what is reported of a source of questions
is what a scale does that was fitted on the other sources.
"""
