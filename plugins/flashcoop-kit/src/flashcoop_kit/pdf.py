"""Paper: HTML as PDF, by WeasyPrint. The same facts, the same fonts and the same WeasyPrint give the same bytes."""

from __future__ import annotations

from contextlib import redirect_stdout
from functools import cache
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Any

from flashcoop_core.hooks import Refusal, Refused
from flashcoop_kit.words import TEXTS

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

__all__ = ["as_pdf", "require"]


def require() -> None:
    """Nothing, if PDF can be made here.

    Raises:
        Refused: WeasyPrint or the libraries that it needs are not here (`kit.no-weasyprint`).
    """
    _weasyprint()


def as_pdf(html: str) -> bytes:
    """The pages of a document that needs nothing from outside. Its identifier is made from what it says.

    Raises:
        Refused: as `require`.
    """
    weasyprint, fonts = _weasyprint()
    made: bytes = weasyprint.HTML(string=html, url_fetcher=_nothing).write_pdf(
        pdf_identifier=sha256(html.encode()).digest()[:16],
        pdf_variant="pdf/ua-1",
        font_config=fonts,
    )
    return made


@cache
def _weasyprint() -> tuple[Any, FontConfiguration]:
    """WeasyPrint, and the fonts of this machine, which take a while to be listed."""
    try:
        # It prints pages of advice where a library is missing; the refusal says what to install.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: PLC0415 - an extra, and heavy
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise Refused([Refusal("kit.no-weasyprint", texts=TEXTS["refusal-no-weasyprint"])]) from error
    return weasyprint, FontConfiguration()


def _nothing(url: str) -> Any:  # noqa: ANN401 - never returns
    raise ValueError(f"the kit needs nothing from outside, not {url[:60]}")
