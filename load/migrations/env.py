"""What Alembic runs: the migrations, inside the transaction of the connection that load.upgrade hands over."""

from __future__ import annotations

from alembic import context

from load.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
