"""What can be asked for: the lexicon's nouns and what each stands for in an interpretation."""

from __future__ import annotations

NOUNS = {
    "n_action": "actions",
    "n_indicator": "indicators",
    "n_body": "bodies",
    "n_timetable": "years",
    "n_year": "years",
    "n_area": "areas",
    "n_priority": "priorities",
    "n_section": "sections",
    "n_footnote": "footnotes",
    "n_source": "sources",
    "n_act": "acts",
    "t_directive": "acts",
    "t_regulation": "acts",
    "t_decision": "acts",
    "t_framework_decision": "acts",
    "t_recommendation": "acts",
    "n_document": "documents",
}

TYPES = {
    "t_directive": "directive",
    "t_regulation": "regulation",
    "t_decision": "decision",
    "t_framework_decision": "framework decision",
    "t_recommendation": "recommendation",
}

ACT_LETTERS = {"directive": "L", "regulation": "R", "decision": "D", "framework decision": "F", "recommendation": "H"}
