"""Reading what came back: bytes to text, the type of a file, a page's words and their language."""
