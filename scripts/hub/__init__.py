"""The hub: plain Python that turns the catalogue into pages, without knowing MkDocs."""
