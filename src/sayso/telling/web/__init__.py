"""The reading room: pages, served on the user's own machine. The only place that knows HTTP."""
