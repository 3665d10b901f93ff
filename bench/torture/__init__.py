"""What must hold whatever happens, tried in large numbers; `make torture` runs it and prints a table."""
