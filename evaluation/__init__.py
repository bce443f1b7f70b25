"""Questions, relevance judgements, measures and reports."""
