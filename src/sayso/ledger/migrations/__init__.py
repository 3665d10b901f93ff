"""How a ledger grows: numbered steps, each run once, in order, when a ledger is opened."""
