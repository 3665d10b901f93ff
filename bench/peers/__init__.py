"""Other tools that answer the same questions, each run in an environment of its own (`make peers`), never by sayso.

Every module here is a program: `python -m bench.peers.NAME REPORTS.jsonl FOUND.jsonl`. It writes what the tool finds in
the shape that the scorer reads, converted in the tool's favour, and prints how long it took (see `adapter`).
"""
