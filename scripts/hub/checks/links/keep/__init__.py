"""Keeping: what is remembered from run to run, and what curators read of it."""
