"""What may never happen in the register, whoever asks it and with whichever program."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# (trigger, table, event, condition, sentence)
FORBIDDEN = [
    ("event_no_update", "event", "UPDATE", "", "de geschiedenis ligt vast"),
    ("event_no_delete", "event", "DELETE", "", "de geschiedenis ligt vast"),
    (
        "approval_keeps_its_maker",
        "approval",
        "UPDATE",
        "NEW.prepared_by <> OLD.prepared_by OR NEW.digest <> OLD.digest"
        " OR NEW.case_id <> OLD.case_id",
        "wie iets maakte, ligt vast",
    ),
    (
        "approval_is_given_once",
        "approval",
        "UPDATE",
        "OLD.approved_by IS NOT NULL AND (NEW.approved_by IS NULL"
        " OR NEW.approved_by <> OLD.approved_by)",
        "een goedkeuring ligt vast",
    ),
    (
        "document_keeps_its_content",
        "document",
        "UPDATE",
        "NEW.sha256 <> OLD.sha256 OR NEW.content <> OLD.content",
        "een document ligt vast",
    ),
]


def forbid(name: str, table: str, event: str, condition: str, sentence: str) -> None:
    """Refuse an event on a table, on SQLite and on PostgreSQL."""
    when = f"WHEN ({condition})" if condition else ""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION {name}()"
    )
    if event == "DELETE":
        op.execute(
            f"CREATE TRIGGER {name}_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
            f"EXECUTE FUNCTION {name}()"
        )


def upgrade() -> None:
    """Make the triggers."""
    for rule in FORBIDDEN:
        forbid(*rule)
