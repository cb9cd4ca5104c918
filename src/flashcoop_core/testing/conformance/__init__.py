"""The kits: what each kind of plugin is held to, as named checks that become tests of a class of one line.

`kit` makes tests of checks, `pure` holds what every pure function is held to; one module a kind.
"""
