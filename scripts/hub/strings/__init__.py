"""The words of the interface, one file a language with the same keys. `hub.languages` reads them."""
