"""The public documents of a closure: all that a closing day brings to paper and press.

They see a PublicView and addresses, neither of which can hold a person. The words stand in
templates/texts, the pages in templates/layouts.
"""

from tasks.delivery_list import delivery_list
from tasks.poster import poster
from tasks.press_release import press_release
from tasks.residents_letter import letter_words, mail_merge, residents_letter

__all__ = [
    "delivery_list",
    "letter_words",
    "mail_merge",
    "poster",
    "press_release",
    "residents_letter",
]
