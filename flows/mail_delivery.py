"""Every few minutes: what waits in the outbox is sent, once."""

from prefect import flow

from tasks.mail.outbox import DeliveryReport, deliver_waiting
from tasks.register.resources import now


@flow(name="mail-bezorgen")
def deliver_mail() -> DeliveryReport:
    """Bezorg de berichten die klaarstaan; wat misschien al aankwam, wacht op een medewerker."""
    return deliver_waiting(now())
