"""`flashcoop plugin new`: a distribution for a plugin of one's own, which installs and passes its tests as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from types import MappingProxyType

import click

from flashcoop_core.cli.outcome import Misused, Status
from flashcoop_core.cli.spoken import Argument, Command, command, option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["KINDS", "made", "write"]

#: The kinds of plugin, each a folder of templates.
KINDS = ("payroll", "filiere", "report", "governance", "log")

#: What is asked of a plugin's name: it also names a module, a distribution and events.
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 30

_DO = "new"


def made(lang: Lang) -> Command:
    """The command."""

    def plugin(does: str, name: str, kind: str | None, out: str) -> Status:
        if does != _DO:
            raise Misused("usage-unknown-plugin-command", known=_DO)
        if kind is None:
            raise Misused("usage-missing", parameter="--kind")
        folder = write(name, kind, Path(out))
        guide = say(f"plugin-{kind}-guide", {}, lang)
        facts = {"plugin": name, "path": folder, "module": _names(name, kind)["module"], "guide": guide}
        click.echo(say("plugin-written", facts, lang))
        return Status.DONE

    return command(
        "plugin",
        lang,
        plugin,
        Argument("does", lang, metavar=_DO, text="plugin-does"),
        Argument("name", lang, metavar=say("terminal-name", {}, lang), text="plugin-name"),
        option("plugin-kind", lang, "--kind", type=click.Choice(KINDS)),
        option("out", lang, metavar="DIR", default="."),
    )


def write(name: str, kind: str, out: Path) -> Path:
    """Write the distribution of a plugin `name` of that kind into a new folder of `out`. The folder.

    Raises:
        Refused: `plugin-name-unfit`, `plugin-name-taken`, `plugin-folder-exists`; nothing is written.
        OSError: the disk refuses.
    """
    names = _names(name, kind)
    folder = out / names["distribution"]
    _check(name, folder)
    out.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: what is written elsewhere first takes its place in one step.
    with TemporaryDirectory(dir=out, prefix=f".{names['distribution']}-") as scratch:
        begun = Path(scratch) / folder.name
        for path, text in _files(kind, names):
            (begun / path).parent.mkdir(parents=True, exist_ok=True)
            (begun / path).write_text(text, encoding="utf-8")
        begun.rename(folder)
    return folder


def _check(name: str, folder: Path) -> None:
    from flashcoop_core.errors import Refusal, Refused  # noqa: PLC0415 - `--help` needs no error
    from flashcoop_core.hooks.discovery import installed  # noqa: PLC0415 - nor what is installed

    refusals = []
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        refusals.append(Refusal("plugin-name-unfit", {"limit": _LONGEST}))
    elif name in {found.name for found in installed()}:
        refusals.append(Refusal("plugin-name-taken", {"plugin": name}))
    elif folder.exists():
        refusals.append(Refusal("plugin-folder-exists", {"path": folder}))
    if refusals:
        raise Refused(refusals)


def _names(name: str, kind: str) -> Mapping[str, str]:
    """What stands for `$...` in the templates."""
    from flashcoop_core.hooks.discovery import core_version  # noqa: PLC0415 - as above

    major, minor, *_ = core_version().split(".")
    distribution = f"flashcoop-{kind}-{name}"
    return MappingProxyType(
        {
            "name": name,
            "distribution": distribution,
            "module": distribution.replace("-", "_"),
            "title": "".join(part.capitalize() for part in name.split("-")),
            "description": say(f"plugin-{kind}-described", {"plugin": name}, "en"),
            "description_fr": say(f"plugin-{kind}-described", {"plugin": name}, "fr"),
            "guide": say(f"plugin-{kind}-guide", {}, "en"),
            "guide_fr": say(f"plugin-{kind}-guide", {}, "fr"),
            "core": f"{major}.{minor}",
            "next": f"{major}.{int(minor) + 1}",
        }
    )


def _files(kind: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The files of the distribution: path, content."""
    templates = files("flashcoop_core.cli").joinpath("templates")
    for path, template in (
        ("pyproject.toml", templates / "pyproject.toml.template"),
        ("README.md", templates / "README.md.template"),
        (f"src/{names['module']}/__init__.py", templates / kind / "module.py.template"),
        ("tests/test_conformance.py", templates / kind / "test.py.template"),
    ):
        yield path, Template(template.read_text(encoding="utf-8")).substitute(names)
    yield f"src/{names['module']}/py.typed", ""
