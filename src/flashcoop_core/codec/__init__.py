"""Events as bytes and back: fast for what the log wrote, strict for what comes from outside.

- `fast`: an event to its canonical bytes, and stored bytes back to an event.
- `shape`: every bound that an event built in Python breaks, with its path.
- `door`: JSON from outside, all faults named. Import it where something is let in: it is the
  only part that needs cattrs.
"""
