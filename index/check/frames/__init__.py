"""The kinds of claims that a clause can make, one a module: each a few patterns of letters, and a ruling on what they match."""
