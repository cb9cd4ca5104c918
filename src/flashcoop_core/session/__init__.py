"""A session: its state, the rules that let events in, and the planners that compute them."""
