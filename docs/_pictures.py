"""Makes the pictures that the how-to pages show: the demo is played, its book opened in Chromium, its papers drawn.

apt-get install chromium libreoffice-calc-nogui poppler-utils fonts-noto-core
uv run python docs/_pictures.py
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from flashcoop_core import Ledger, Session
from flashcoop_core.demo import Stage, play
from flashcoop_core.hooks import PluginManager
from flashcoop_core.written import Lang

PLACE = Path(__file__).parent / "how-to" / "pictures"

#: Name -> (width, height, dark, what must stand at the top of it).
SHOTS: dict[str, tuple[int, int, bool, str]] = {
    "desktop": (1200, 860, False, "body"),
    "shares": (1200, 760, False, "#shares"),
    "phone-dark": (360, 760, True, "#cash"),
    "decision": (360, 760, False, "#decision-prix-marche"),
}


def main() -> None:
    """Make them all, in both languages."""
    PLACE.mkdir(exist_ok=True)
    stage = Stage(2026)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        ledger = Ledger.open(clock=stage.clock, ids=stage.ids, plugins=PluginManager.installed())
        session = play("jinsei", stage, ledger, lambda _: None)
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        for lang in ("fr", "en"):
            made = (*_pages(browser, session, lang, Path(folder)), _attestation(session, lang, Path(folder)))
            for path in (*made, _workbook(session, lang, Path(folder))):
                print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201 - a program that prints
        browser.close()
        for path in _kit(session, Path(folder)):
            print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201 - as above


def _pages(browser: Browser, session: Session, lang: Lang, folder: Path) -> Iterator[Path]:
    (file,) = session.export("livre:html", lang=lang)
    page = folder / f"{lang}.html"
    page.write_bytes(file.whole())
    for name, (width, height, dark, top) in SHOTS.items():
        size: ViewportSize = {"width": width, "height": height}
        shown = browser.new_context(
            viewport=size, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        ).new_page()
        shown.goto(page.as_uri())
        shown.evaluate("top => document.querySelector(top).scrollIntoView()", top)
        path = PLACE / f"{name}-{lang}.png"
        shown.screenshot(path=path)
        yield path


def _attestation(session: Session, lang: Lang, folder: Path) -> Path:
    file = next(iter(session.export("livre:attestation", lang=lang)))
    paper = folder / file.name
    paper.write_bytes(file.whole())
    return _drawn(paper, f"attestation-{lang}")


def _workbook(session: Session, lang: Lang, folder: Path) -> Path:
    """The cover of the workbook, as LibreOffice prints it."""
    (file,) = session.export("xlsx:xlsx", lang=lang)
    book = folder / file.name
    book.write_bytes(file.whole())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["/usr/bin/soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a program of Debian, on our own file
    return _drawn(book.with_suffix(".pdf"), f"workbook-{lang}")


def _kit(session: Session, folder: Path) -> Iterator[Path]:
    """The first pages of two documents of the kit, which are in French."""
    names = {"dossier-de-presse": "kit-press", "livret-competences": "kit-skills"}
    for document, files in session.kit(tuple(names), forms=("pdf",)):
        for file in files:
            paper = folder / file.name
            paper.write_bytes(file.whole())
            yield _drawn(paper, names[document.name])


def _drawn(paper: Path, name: str) -> Path:
    """The first page of a PDF, as the picture of that name."""
    path = PLACE / name
    subprocess.run(  # noqa: S603 - a program of Debian, on our own file
        ["/usr/bin/pdftoppm", "-r", "80", "-png", "-singlefile", str(paper), str(path)], check=True
    )
    return path.with_suffix(".png")


if __name__ == "__main__":
    main()
