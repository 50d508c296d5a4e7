"""Asking: which addresses, how politely, by which way, and what must never be asked."""
