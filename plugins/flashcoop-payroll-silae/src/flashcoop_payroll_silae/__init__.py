"""Pay elements of a Flashcoop for Silae, and its results read back."""
