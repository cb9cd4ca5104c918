"""The books: what events book, in which accounts, and what it sums to."""
