"""How random tests are run: the same draws every time in CI, new ones on a developer's machine."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_COMMON = settings(
    deadline=None, max_examples=30, suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large)
)

settings.register_profile("ci", _COMMON, derandomize=True, print_blob=True)
settings.register_profile("dev", _COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))
