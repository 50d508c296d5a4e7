"""What the hub asks of MkDocs and what it makes of the answers. MkDocs itself is imported by `mkdocs_hooks` only."""
