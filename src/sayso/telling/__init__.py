"""Shows what the ledger holds, and decides nothing."""
