"""Distributions written into a folder as an installer would leave them, to be found by their metadata."""

from __future__ import annotations

from pathlib import Path

__all__ = ["install"]


def install(  # noqa: PLR0913 - what a distribution is made of
    folder: Path,
    name: str,
    source: str | None,
    *,
    distribution: str | None = None,
    version: str = "1.0",
    requires: tuple[str, ...] = (),
) -> None:
    """Leave in `folder` the plugin `name`, whose module holds `source` (None: it is missing)."""
    dist = distribution or f"flashcoop-{name}"
    module = dist.replace("-", "_")
    folder.mkdir(exist_ok=True)
    info = folder / f"{module}-{version}.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.1", f"Name: {dist}", f"Version: {version}"]
    lines += [f"Requires-Dist: {requirement}" for requirement in requires]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[flashcoop]\n{name} = {module}\n", encoding="utf-8")
    if source is not None:
        (folder / f"{module}.py").write_text(source, encoding="utf-8")
