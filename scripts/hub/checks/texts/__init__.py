"""What our own texts must obey: Welsh, wording, reading age, both languages alike. `run` puts the checks together."""
