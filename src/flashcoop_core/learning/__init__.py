"""Learning: the second stream of a session, apart from its books: its own chain, its own retention.

What members learn, what they answer and what becomes of them is personal, and of no use to the books.
It lies in a file of its own, from which it can be erased without breaking a chain.
"""
