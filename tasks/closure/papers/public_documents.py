"""The public documents of a closure: a new one is a line here, its kind and its words.

All are made together for the day of closing, approved together and searched by the privacy gate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.closure.closure_views import DeliveryAddress, PublicView
from models.closure.document import DocumentKind
from tasks.closure.papers.delivery_list import delivery_list
from tasks.closure.papers.poster import poster
from tasks.closure.papers.press_release import press_release
from tasks.closure.papers.residents_letter import mail_merge, residents_letter
from tasks.documents.rendering import RenderedFile

Make = Callable[[PublicView, Sequence[DeliveryAddress]], Sequence[RenderedFile]]


@dataclass(frozen=True)
class PublicDocument:
    """One kind of document, and how its files are made of what the public may know."""

    kind: DocumentKind
    make: Make


PUBLIC_DOCUMENTS: tuple[PublicDocument, ...] = (
    PublicDocument(
        DocumentKind.POSTER, lambda view, _addresses: (poster(view, "A3"), poster(view, "A4"))
    ),
    PublicDocument(
        DocumentKind.RESIDENTS_LETTER,
        lambda view, addresses: (residents_letter(view), *mail_merge(view, addresses)),
    ),
    PublicDocument(DocumentKind.DELIVERY_LIST, delivery_list),
    PublicDocument(DocumentKind.PRESS_RELEASE, lambda view, _addresses: press_release(view)),
)
