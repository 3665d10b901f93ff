"""``sayso watch``."""

from __future__ import annotations

import sys
from time import sleep

import click

from sayso import pipeline
from sayso.cli import options
from sayso.intake import Taking
from sayso.intake.desk import Desk
from sayso.intake.fetch import Fetcher
from sayso.intake.memory import Memory
from sayso.intake.watching import feeds, news
from sayso.ledger import Ledger
from sayso.model import Options
from sayso.pipeline import Summary
from sayso.telling.preparing import preparing
from sayso.telling.progress import progress
from sayso.telling.summary import summary


@click.command("watch")
@click.argument("named", metavar="FEEDS.opml|URL...", nargs=-1, required=True)
@click.option(
    "--every",
    metavar="MINUTES",
    type=click.FloatRange(min=1),
    default=15,
    show_default=True,
    help="How long to wait between two polls.",
)
@click.option("--once", is_flag=True, help="Poll once, and end.")
@options.allow_private
@options.ledger
@options.model
@options.gazetteer
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    named: tuple[str, ...],
    every: float,
    once: bool,
    allow_private: bool,
    ledger: str,
    model: str,
    gazetteer: str | None,
    jobs: int,
) -> None:
    """Watch feeds, and read what is new in them.

    FEEDS.opml is a list of feeds as feed readers write it; URL is a feed (RSS or Atom). The page of each new or changed
    entry is fetched and read; where it cannot be had, the feed's own text is read, with a note that says so. A feed
    that fails is asked again at the next poll. Ctrl-C ends it; what has been read is kept.

    \b
    Examples:
      sayso watch https://example.org/news.rss --ledger aleppo.db
      sayso watch feeds.opml --every 30
      sayso watch feeds.opml --once
    """
    taking = Taking(allow_private=allow_private, quarantine=options.quarantine(ledger))
    addresses = feeds(named, taking)
    settings = Options(model=model, gazetteer=gazetteer)
    memory = Memory.at(options.watched(ledger))
    with Ledger.open(ledger, create=True) as opened:
        try:
            while True:
                done = _polled(addresses, taking, memory, opened, settings, jobs)
                click.echo(summary(done, ledger))
                if once:
                    ctx.exit(1 if done.refused else 0)
                sleep(every * 60)
        except KeyboardInterrupt:
            click.echo(f"stopped; what was read is kept in {ledger}")


def _polled(
    addresses: tuple[str, ...], taking: Taking, memory: Memory, ledger: Ledger, settings: Options, jobs: int
) -> Summary:
    """Reads what is new; the memory is written when that is in the ledger."""
    desk = Desk(taking, Fetcher(allow_private=taking.allow_private))
    with desk, progress(None, sys.stderr) as tell:
        items = news(addresses, desk, memory)
        told = preparing(sys.stderr)
        done = pipeline.keep(items, ledger, settings, progress=tell, preparing=told, jobs=jobs)
    memory.save()
    return done
