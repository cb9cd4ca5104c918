"""More ways to vote and to share in a Flashcoop."""
