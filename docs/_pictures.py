"""Makes the pictures that the how-to pages show: the demo is played, its book opened in Chromium, its papers drawn.

apt-get install chromium libreoffice-calc-nogui poppler-utils fonts-noto-core
uv run python docs/_pictures.py
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
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
        for path in _kit(browser, session, Path(folder)):
            print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201 - as above
        browser.close()


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
    return _drawn(paper, PLACE / f"attestation-{lang}")


def _workbook(session: Session, lang: Lang, folder: Path) -> Path:
    """The cover of the workbook, as LibreOffice prints it."""
    (file,) = session.export("xlsx:xlsx", lang=lang)
    book = folder / file.name
    book.write_bytes(file.whole())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["/usr/bin/soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a program of Debian, on our own file
    return _drawn(book.with_suffix(".pdf"), PLACE / f"workbook-{lang}")


def _kit(browser: Browser, session: Session, folder: Path) -> Iterator[Path]:
    """The first pages of two documents of the kit, which are in French, and a sheet with the first pages of all."""
    names = {"dossier-de-presse": "kit-press", "livret-competences": "kit-skills"}
    firsts = []
    for document, files in session.kit(forms=("pdf",)):
        for file in files:
            paper = folder / file.name
            paper.write_bytes(file.whole())
            # What is metres high is drawn at as many points an inch as makes it as large as the others.
            firsts.append(_drawn(paper, folder / paper.stem, "-scale-to-x", "-1", "-scale-to-y", "360"))
        if document.name in names:
            yield _drawn(folder / f"{document.name}.pdf", PLACE / names[document.name])
    # The banner is as wide as four: it stands at the end.
    firsts.sort(key=lambda path: path.stem == "banderole")
    yield _sheet(browser, firsts)


def _sheet(browser: Browser, firsts: Sequence[Path]) -> Path:
    """The pictures as one, side by side."""
    page = firsts[0].parent / "sheet.html"
    pictures = "".join(f'<img src="{path.name}" alt="">' for path in firsts)
    style = "body{margin:0;padding:12px;background:#dfe5e2;display:flex;flex-wrap:wrap;gap:12px}img{height:240px}"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>{pictures}', encoding="utf-8")
    shown = browser.new_page(viewport={"width": 1128, "height": 400})
    shown.goto(page.as_uri())
    path = PLACE / "kit-sheet.png"
    shown.screenshot(path=path, full_page=True)
    return path


def _drawn(paper: Path, stem: Path, *options: str) -> Path:
    """The first page of a PDF, as the picture of that stem; 80 points an inch, unless the options say otherwise."""
    subprocess.run(  # noqa: S603 - a program of Debian, on our own file
        ["/usr/bin/pdftoppm", *(options or ("-r", "80")), "-png", "-singlefile", str(paper), str(stem)], check=True
    )
    return stem.with_name(f"{stem.name}.png")


if __name__ == "__main__":
    main()
