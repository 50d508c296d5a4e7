"""Judging: from what was met at one address to one state with its reason."""
