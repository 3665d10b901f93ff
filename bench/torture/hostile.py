"""URLs that would have sayso ask this machine, its neighbours or a cloud's inside: none of them is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

from bench.torture.row import Row
from bench.torture.site import Network, Site, answer, redirect
from sayso.errors import BadReport
from sayso.intake.addresses import public
from sayso.intake.fetch import Fetcher

PUBLIC = "93.184.216.34"
"""Stands for a server of the internet that plays along; the network of the test leads to a port of this machine."""

FORMS = (
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.1.:{port}/",
    "http://127.127.127.127:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7F.0x0.0x0.0x1:{port}/",
    "http://0x7f.1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0177.0x0.1:{port}/",
    "http://00000177.0.0.1:{port}/",
    "http://127.00.00.01:{port}/",
    "http://2130706433:{port}/",
    "http://2130706433.:{port}/",
    "http://4294967296:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://0x0:{port}/",
    "http://⑫⑦.⓪.⓪.①:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://127。0。0。1:{port}/",
    "http://127．0．0．1:{port}/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://localhost.:{port}/",
    "http://localhost.localdomain:{port}/",
    "http://anything.localhost:{port}/",
    "http://ip6-localhost:{port}/",
    "http://[::1]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[0:0:0:0:0:ffff:7f00:0001]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[::ffff:0:127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[64:ff9b::a00:1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2002:c0a8:101::1]:{port}/",
    "http://[2001:0:7f00:1::]:{port}/",
    "http://[2001:0:5db8:d822::80ff:fffe]:{port}/",
    "http://[2606:4700::5efe:127.0.0.1]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[::1%25lo]:{port}/",
    "http://[fec0::1]:{port}/",
    "http://[fc00::1]:{port}/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[ff02::1]:{port}/",
    "http://[2001:db8::1]:{port}/",
    "http://[3fff::1]:{port}/",
    "http://10.0.0.1:{port}/",
    "http://172.16.0.1:{port}/",
    "http://192.168.1.1:{port}/",
    "http://100.64.0.1:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://192.0.0.170:{port}/",
    "http://192.0.2.1:{port}/",
    "http://198.18.0.1:{port}/",
    "http://224.0.0.1:{port}/",
    "http://240.0.0.1:{port}/",
    "http://255.255.255.255:{port}/",
    "http://user:word@127.0.0.1:{port}/",
    "http://good.test@127.0.0.1:{port}/",
    "http://good.test:80@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@good.test/",
    "http://good.test#@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@good.test/",
    "http://good.test\\@127.0.0.1:{port}/",
    "http://good.test &@127.0.0.1:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http://127.0.0.1%00.good.test:{port}/",
    "http://127.0.0.1%2f.good.test:{port}/",
    "http://127.0.0.1\t:{port}/",
    "http://127.0.0.1\r\nHost: good.test:{port}/",
    "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
    "http:////127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "HTTP://127.0.0.1:{port}/",
    "ftp://127.0.0.1:{port}/",
    "file:///etc/hostname",
    "gopher://127.0.0.1:{port}/_x",
    "dict://127.0.0.1:{port}/x",
    "jar:http://127.0.0.1:{port}/!/",
    "data:text/plain,hello",
    "unix:///var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
    "http://inside.test:{port}/",
    "http://router.test:{port}/",
    "http://metadata.test/",
    "http://mapped.test:{port}/",
    "http://nat64.test:{port}/",
    "http://mixed.test:{port}/",
    "http://scoped.test:{port}/",
    "http://nobody.test:{port}/",
    "http://rebound.test:{port}/",
)

NAMES: dict[str, Sequence[str]] = {
    "good.test": [PUBLIC],
    "inside.test": ["127.0.0.1"],
    "router.test": ["192.168.0.1"],
    "metadata.test": ["169.254.169.254"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "nat64.test": ["64:ff9b::7f00:1"],
    "mixed.test": [PUBLIC, "127.0.0.1"],
    "scoped.test": ["fe80::1%lo"],
    "nobody.test": [],
}
"""What a hostile name server answers; ``rebound.test`` is public when first asked and this machine ever after."""

LOCAL = frozenset({"localhost", "ip6-localhost", "localhost.localdomain"})


def resolver() -> Callable[[str, int], Sequence[str]]:
    """Names as above; numbers in any form as the C library takes them, and this machine for names it goes by."""
    rebound = iter([[PUBLIC], *[["127.0.0.1"]] * 100])

    def resolve(host: str, port: int) -> Sequence[str]:
        name = host.rstrip(".").lower()
        if name == "rebound.test":
            return next(rebound)
        if name in LOCAL or name.endswith(".localhost"):
            return ["127.0.0.1", "::1"]
        return NAMES[name] if name in NAMES else [host if ":" in host or name.count(".") == 3 else "127.0.0.1"]

    return resolve


def tries(victim: Site) -> Iterator[tuple[str, str]]:
    """Each hostile URL, asked for at once and by a redirect from a server that may be asked: a name, and the URL."""
    for form in FORMS:
        url = form.replace("{port}", str(victim.port))
        yield f"direct {url}", url
        yield f"redirect {url}", url


def reached(*, allow_private: bool = False) -> tuple[int, list[str]]:
    """How many were tried, and which came to an address that they should not have."""
    caught: list[str] = []
    count = 0
    with Site({"/": answer(b"secret"), "/robots.txt": answer(b"")}) as victim, Site() as willing:
        for (name, url), led in zip(tries(victim), cycle((False, True)), strict=False):
            count += 1
            willing.pages = {"/go": redirect(url.replace("\r\n", "%0d%0a")), "/": answer(b"public page")}
            network = Network({PUBLIC: willing.port})
            before = victim.connections
            outcome = _outcome(Fetcher(allow_private=allow_private, resolve=resolver(), lines=network), url, led)
            wrong = victim.connections > before or not all(map(public, network.dialled)) or "secret" in outcome
            caught += [f"{name}: {outcome}"] if wrong else []
    return count, caught


def _outcome(fetcher: Fetcher, url: str, led: bool) -> str:
    try:
        page = fetcher.fetch("http://good.test/go" if led else url)
    except BadReport as error:
        return str(error)
    return "" if page is None else page.data.decode("latin-1")


def measures(quick: bool) -> Iterator[Row]:
    """Every hostile URL, straight and by redirect."""
    count, caught = reached()
    got = f"{len(caught)} of {count} reached{''.join(f'; {one}' for one in caught[:5])}"
    yield Row(
        name=f"hostile URLs: {len(FORMS)} forms, direct and by redirect", wanted="0 reached", got=got, ok=not caught
    )
