"""Files → what they say: documents of units, actions, footnotes, references and findings."""
