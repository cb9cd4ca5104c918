"""What files say, as text: whatever their encoding and form, so that a name can be looked for in them."""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Iterator, Mapping

__all__ = ["text_of", "texts_of"]

#: How files begin that say their encoding.
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def texts_of(files: Mapping[str, bytes]) -> str:
    """The text of all `files`, one after the other."""
    return "\n".join(text_of(content) for content in files.values())


def text_of(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or cp1252, as itself, XML, JSON, or a zip of those (xlsx, ods)."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(text_of(archive.read(name)) for name in archive.namelist())
    text = _decoded(content)
    if text.lstrip().startswith("<"):
        return html.unescape(text)
    if text.lstrip().startswith(("{", "[")):
        return "\n".join(_strings(text))
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Most payrolls read cp1252, which leaves a few bytes without a meaning.
        return content.decode("cp1252", "replace")


def _strings(text: str) -> Iterator[str]:
    """The texts inside of JSON, unescaped; `text` itself if it is none."""
    try:
        pending = [json.loads(text)]
    except ValueError:
        yield text
        return
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            pending += value.values()
        elif isinstance(value, list):
            pending += value
