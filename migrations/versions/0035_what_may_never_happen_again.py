"""what may never happen, once more: SQLite forgets the triggers of a table that is made anew."""

from alembic import op


revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None

# (trigger, table, condition, sentence), as in 0002. Tables were made anew to let them hold more values.
FORBIDDEN = (
    (
        'approval_keeps_its_maker',
        'approval',
        'NEW.prepared_by <> OLD.prepared_by OR NEW.digest <> OLD.digest OR NEW.case_id <> OLD.case_id',
        'wie iets maakte, ligt vast',
    ),
    (
        'approval_is_given_once',
        'approval',
        'OLD.approved_by IS NOT NULL AND (NEW.approved_by IS NULL OR NEW.approved_by <> OLD.approved_by)',
        'een goedkeuring ligt vast',
    ),
    (
        'document_keeps_its_content',
        'document',
        'NEW.sha256 <> OLD.sha256 OR NEW.content <> OLD.content',
        'een document ligt vast',
    ),
)


def upgrade() -> None:
    if op.get_bind().dialect.name != 'sqlite':
        return
    for name, table, condition, sentence in FORBIDDEN:
        op.execute(f'DROP TRIGGER IF EXISTS {name}')
        op.execute(
            f'CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN ({condition}) '
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
