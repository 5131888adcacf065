"""Pictures for the tests, as a camera would make them."""

import io

from PIL import Image

POSITION = (51.0, 57.0, 1.0)
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def red_jpeg(side: int = 40) -> bytes:
    """A JPEG that says where it was taken, by which telephone, lying on its side."""
    picture, file = Image.new("RGB", (side, 20), (200, 30, 30)), io.BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "Verzonnen Telefoon"
    exif.get_ifd(GPS).update({1: "N", 2: POSITION, 3: "E", 4: (6.0, 1.0, 2.0)})
    picture.save(file, "JPEG", exif=exif, comment=b"bij de achterdeur")
    return file.getvalue()
