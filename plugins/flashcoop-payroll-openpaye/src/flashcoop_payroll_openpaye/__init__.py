"""Pay elements of a Flashcoop as bodies for the API of OpenPaye, written to files."""
