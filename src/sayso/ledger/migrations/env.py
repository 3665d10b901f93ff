"""Alembic runs this: the steps go through the connection that opens the ledger, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
