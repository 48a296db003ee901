"""Alembic's entry: runs the migrations on the connection that it is given."""

from alembic import context

from academy.database.schema import all_tables, is_compared

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=all_tables(),
    render_as_batch=True,
    compare_type=True,
    include_name=is_compared,
    transactional_ddl=True,
)
context.run_migrations()
