"""The kit of governance plugins: a count that no order changes, a split that loses no cent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

import msgspec
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.money import largest_remainder
from flashcoop_core.session.extension import Activated
from flashcoop_core.session.sharing import DistributionKey, Weights
from flashcoop_core.session.voting import Count, VotingMethod
