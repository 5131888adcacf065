"""Every few minutes: what waits in the outbox is sent, once."""

from prefect import flow

from flows.tell import tell
from tasks.acts import mail_acts
from tasks.register.resources import now


@flow(name="mail-bezorgen")
def send_mail() -> str:
    """Bezorg de berichten die klaarstaan; wat misschien al aankwam, wacht op een medewerker."""
    return tell(mail_acts.send_mail, now()).words
