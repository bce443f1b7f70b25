"""The parts of an action plan's reading: labels, headings, columns, tables, cells, indicators, checks."""
