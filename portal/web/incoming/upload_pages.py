"""Reading in a file: choose what, try it, see what it would do, and only then import it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from models.law.common.errors import WeerbaarError
from portal.web.forms.act_form import Place, done_page, told
from portal.web.forms.uploads import FILE, MEGABYTE, FileKind, LargeFileReader, SentLargeFile
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts.desk import upload_acts
from tasks.acts.desk.upload_acts import UPLOADS, TriedFile, UploadKind

router = APIRouter(prefix="/inlezen")
PLACE, SHA256 = "gemeente", "sha256"


def _kind_of(kind: UploadKind) -> FileKind:
    return FileKind("het bestand", UPLOADS[kind].largest)


AnyFile = Annotated[SentLargeFile, Depends(LargeFileReader(_kind_of(UploadKind.BUSINESSES)))]
AddressFile = Annotated[SentLargeFile, Depends(LargeFileReader(_kind_of(UploadKind.ADDRESSES)))]


@router.get("")
def choose(visit: CurrentVisit) -> Response:
    """What this officer may read in."""
    kinds = [(kind, UPLOADS[kind]) for kind in upload_acts.kinds_for(visit.by)]
    return page("incoming/choose", visit, here="inlezen", kinds=kinds)


@router.get("/{kind}")
def ask(kind: UploadKind, visit: CurrentVisit) -> Response:
    """Which file."""
    return _page(kind, visit)


@router.get("/{kind}/voorbeeld")
def example(kind: UploadKind, visit: CurrentVisit) -> Response:
    """A right file, to fill in."""
    name, content = upload_acts.example_of(kind, visit.by)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


@router.post("/adressen")
def try_addresses(visit: CurrentVisit, sent: AddressFile) -> Response:
    """See what a file of addresses would do; it may be far larger than another."""
    return _tried(UploadKind.ADDRESSES, visit, sent)


@router.post("/{kind}")
def try_file(kind: UploadKind, visit: CurrentVisit, sent: AnyFile) -> Response:
    """See what a file would do; nothing of it stays in the register."""
    return _tried(kind, visit, sent)


@router.post("/{kind}/vastleggen")
def import_file(kind: UploadKind, visit: CurrentVisit, sent: SentForm) -> Response:
    """Import the file that was tried."""
    place = sent.one(PLACE)
    try:
        done = upload_acts.import_tried(kind, place, sent.one(SHA256), visit.by, visit.at)
    except upload_acts.NOT_YOU:
        raise
    except WeerbaarError as error:
        return _page(kind, visit, told(error), place)
    title = f"{kind.label[:1].upper()}{kind.label[1:]} inlezen"
    return done_page(Place(title, "", "", "/inlezen", "inlezen", "inlezen"), visit, done)


def _tried(kind: UploadKind, visit: Visit, sent: SentLargeFile) -> Response:
    place = sent.posted.one(PLACE)
    places = upload_acts.places_for(kind, visit.by)
    if len(places) == 1:
        place = next(iter(places))
    if UPLOADS[kind].asks_place and place not in places:
        return _page(kind, visit, ("Gemeente: kies de gemeente waarvan het bestand is",), place)
    fault = sent.fault or _kind_of(kind).fault_of_start(b"", sent.size)
    if fault:
        return _page(kind, visit, (fault,), place)
    found = upload_acts.try_file(kind, place, sent.file, visit.by, visit.at)
    return _outcome(kind, visit, found, sent.name, place)


def _outcome(kind: UploadKind, visit: Visit, found: TriedFile, name: str, place: str) -> Response:
    places = upload_acts.places_for(kind, visit.by)
    return page(
        "incoming/tried",
        visit,
        422 if found.faults else 200,
        here="inlezen",
        kind=kind,
        found=found,
        name=name,
        place=place,
        place_name=places.get(place, "") if UPLOADS[kind].asks_place else "",
    )


def _page(
    kind: UploadKind, visit: Visit, faults: tuple[str, ...] = (), place: str = ""
) -> Response:
    upload, places = UPLOADS[kind], upload_acts.places_for(kind, visit.by)
    return page(
        "incoming/file",
        visit,
        422 if faults else 200,
        here="inlezen",
        kind=kind,
        upload=upload,
        places=places if upload.asks_place else {},
        place=place,
        faults=[(words, "veld-bestand") for words in faults],
        file_field=FILE,
        largest=upload.largest // MEGABYTE,
    )
