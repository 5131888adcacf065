"""the abbreviation with which the references of a municipality begin."""

import re
from collections import defaultdict

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.law.common.errors import WeerbaarError


revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

NUMBERED = ('closurecase', 'controlround', 'signal', 'instrument', 'destructionlist', 'communicationitem')
"""The tables of which the rows have a reference and a municipality."""
LETTERS = 3
"""How many letters of its name were the beginning of a reference until now."""
MOST = 5


class AbbreviationClashError(WeerbaarError):
    """Raised when two municipalities already have numbers that begin alike."""


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    with op.batch_alter_table('municipality') as batch_op:
        batch_op.add_column(sa.Column('abbreviation', text(length=MOST), nullable=True))
        batch_op.drop_constraint('uq_municipality_house', type_='unique')
        batch_op.alter_column('house', new_column_name='folder', existing_type=sa.String(length=40))
    for code, abbreviation in _abbreviations().items():
        op.execute(
            sa.text('UPDATE municipality SET abbreviation = :abbreviation WHERE code = :code').bindparams(
                abbreviation=abbreviation, code=code
            )
        )
    with op.batch_alter_table('municipality') as batch_op:
        batch_op.alter_column('abbreviation', nullable=False, existing_type=sa.String(length=MOST))
        batch_op.create_unique_constraint('uq_municipality_folder', ['folder'])
        batch_op.create_unique_constraint('uq_municipality_abbreviation', ['abbreviation'])


def _abbreviations() -> dict[str, str]:
    """What the references begin with; who has none yet gives way to who has."""
    connection = op.get_bind()
    rows = connection.execute(sa.text('SELECT code, name FROM municipality ORDER BY code'))
    names = {code: name for code, name in rows}
    used = {code for table in NUMBERED for code in connection.scalars(sa.text(f'SELECT DISTINCT municipality_code FROM {table}'))}
    used |= {codes.split(',')[0] for codes in connection.scalars(sa.text('SELECT municipality_codes FROM yearevaluation'))}
    found = {code: names[code][:LETTERS].upper() for code in sorted(used)}
    _refuse_clash(found, names)
    for code, name in names.items():
        if code not in found:
            found[code] = _free(name, set(found.values()))
    return found


def _refuse_clash(found: dict[str, str], names: dict[str, str]) -> None:
    alike = defaultdict(list)
    for code, start in found.items():
        alike[start].append(names[code])
    for start, together in alike.items():
        if len(together) > 1:
            raise AbbreviationClashError(
                f"De nummers van {' en '.join(together)} beginnen allemaal met {start}: zij kunnen niet in "
                'een register staan; het register is niet gewijzigd.'
            )
        if not re.fullmatch('[A-Z]{2,5}', start):
            raise AbbreviationClashError(
                f'De nummers van {together[0]} beginnen met "{start}" en niet met 2 tot 5 hoofdletters; '
                'het register is niet gewijzigd.'
            )


def _free(name: str, taken: set[str]) -> str:
    """The first letters of a name, more when others have them already."""
    letters = re.sub('[^A-Z]', '', name.upper())
    tries = [letters[:count] for count in range(LETTERS, MOST + 1)]
    tries += [f'{letters[:2]}{letter}' for letter in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    return next(one for one in tries if one not in taken and re.fullmatch('[A-Z]{2,5}', one))
