"""Room 4, what we watch over: our own texts and their Welsh (`ours`), outward links, accessibility.

Each check returns Problems or values; only `cli` prints them.
"""
