"""Speed, memory and accuracy of sayso, measured; `make bench` runs it."""
