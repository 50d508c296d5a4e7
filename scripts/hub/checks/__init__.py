"""What we watch over: our own texts and their Welsh (`texts`), links, accessibility.

Each check returns Problems or values; only `cli` prints them.
"""
