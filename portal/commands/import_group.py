"""`weerbaar import ...`: the group; what each import needs is imported with it."""

from portal.command_table import COMMANDS, IMPORTS
from portal.lazy_group import listed_app

app = listed_app(IMPORTS, COMMANDS["import"].help)
