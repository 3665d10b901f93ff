"""The command line: thin calls into the pipeline and telling. A command's module is loaded when it is called for."""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module

import click

from sayso.errors import BadQuery, SaysoError

COMMANDS = {
    "read": "Read reports into the ledger.",
    "watch": "Watch feeds, and read what is new in them.",
    "claims": "List the claims in the ledger.",
    "show": "Show one claim or one dispute with all its evidence.",
    "judge": "Put another value beside one that was read.",
    "accept": "Say that claims were read rightly, as they hold now.",
    "reject": "Say that claims are none: the report does not say that.",
    "reopen": "Take the verdict on claims back.",
    "assign": "Say whose claims are to review.",
    "judgements": "List what analysts say of claims.",
    "disputes": "List the claims in the ledger that cannot both hold.",
    "incidents": "List what several voices say of one event.",
    "timeline": "List everything in the order in which it happened.",
    "truces": "List the truces, and what was attacked meanwhile.",
    "passages": "List the passages, and who came through.",
    "evacuations": "List the evacuations, and what became of them.",
    "talks": "List the talks, and what came of them.",
    "reports": "List the reports in the ledger.",
    "original": "Write the bytes that a report came in as.",
    "verify": "Recompute the whole ledger, and say what does not hold.",
    "head": "Write the head of the ledger, to verify against later.",
    "key": "Make a key to sign heads with.",
    "backup": "Copy the ledger while it is in use.",
    "changes": "List what changed from version to version, claim by claim.",
    "copies": "List the reports that copy one another, and what differs.",
    "annotate": "Annotate reports without keeping them.",
    "serve": "Open the ledger in the browser.",
    "users": "Add, list and remove who may come in.",
}
"""Each command and the first line of its help, known here so that ``sayso --help`` need not load the parser."""


class Commands(click.Group):
    """The commands of ``sayso.cli``, one module each, whose errors are told without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"sayso.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``sayso --help``."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what a user can mend becomes a message and exit code 1, or 2 where the question is wrong."""
        try:
            return super().invoke(ctx)
        except BadQuery as error:
            raise click.UsageError(str(error)) from error
        except SaysoError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Who says that what happened, or did not: a ledger of attributed claims in reports of war.

    \b
    Examples:
      sayso read report.txt --published 2016-10-25
      sayso claims --speaker Russia --polarity denied
      sayso disputes --place Aleppo
      sayso show 3f2a91c0
    """


def main() -> None:
    """The program. Characters that the screen's encoding lacks are replaced, never a reason to fail.

    One process keeps to one core, however many numpy's multiplication would take; ``--jobs`` asks for more.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(50_000, 10, 10)  # reading makes very many small objects, and most are dropped without help
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="sayso")
