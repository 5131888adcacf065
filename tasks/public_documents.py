"""Poster, residents' letter, delivery list and press release of a closure.

They see a PublicView and addresses, neither of which can hold a person. The words stand in
templates/texts, the pages in templates/layouts.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from itertools import batched, groupby
from typing import Any, Literal

import segno
from pypdfium2 import PdfDocument

from models.errors import WeerbaarError
from models.law.dutch import plural, short_date
from models.law.measures import DurationUnit, Measure
from models.views import DeliveryAddress, PublicView
from tasks.house import HouseStyle, house_style
from tasks.mail_merge import stamp_addresses
from tasks.office_files import to_docx, to_odt
from tasks.rendering import (
    LayoutError,
    Node,
    RenderedFile,
    parse,
    render_text,
    to_html,
    to_pdf,
    to_plain_text,
)
