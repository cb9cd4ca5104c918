"""What tests of sessions, plugins and logs need: drawn events, kits, an independent auditor.

The core never imports this room: it needs hypothesis, which `flashcoop_core` does not install.
"""
