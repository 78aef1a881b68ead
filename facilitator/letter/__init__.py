"""The letter with the protocol: to whom, what it says, as drafts for a mail program or sent.

Knows no windows and no files but its own drafts and outbox; the documents come in as bytes.
"""

from facilitator.letter.address import Mailbox, sound_address
from facilitator.letter.carrier import Carrier
from facilitator.letter.content import Attachment, Letter, attach, fingerprint
from facilitator.letter.delivery import Answer, Delivery, DeliveryState, Posting, is_due, wait_after
from facilitator.letter.eml import Copies, write_drafts
from facilitator.letter.explain import explain_trouble, security_name, state_name
from facilitator.letter.forgetting import (
    drafts_to,
    forget_in_outbox,
    outbox_letters_to,
    remove_drafts,
    said_in,
)
from facilitator.letter.message import compose, message_bytes, new_message_id
from facilitator.letter.outbox import Outbox, Queued, outbox_folder, own_outbox
from facilitator.letter.passwords import Keyring, Passwords
from facilitator.letter.recipients import AddressBook, Recipient, Unreachable, address_book
from facilitator.letter.sending import Run
from facilitator.letter.server import USUAL_PORTS, Security, Server
from facilitator.letter.smtp import SmtpCarrier, connect
from facilitator.letter.template import Carries, suggested
from facilitator.letter.trouble import Cause, MailTrouble, Trouble

__all__ = [
    "USUAL_PORTS",
    "AddressBook",
    "Answer",
    "Attachment",
    "Carrier",
    "Carries",
    "Cause",
    "Copies",
    "Delivery",
    "DeliveryState",
    "Keyring",
    "Letter",
    "MailTrouble",
    "Mailbox",
    "Outbox",
    "Passwords",
    "Posting",
    "Queued",
    "Recipient",
    "Run",
    "Security",
    "Server",
    "SmtpCarrier",
    "Trouble",
    "Unreachable",
    "address_book",
    "attach",
    "compose",
    "connect",
    "drafts_to",
    "explain_trouble",
    "fingerprint",
    "forget_in_outbox",
    "is_due",
    "message_bytes",
    "new_message_id",
    "outbox_folder",
    "outbox_letters_to",
    "own_outbox",
    "remove_drafts",
    "said_in",
    "security_name",
    "sound_address",
    "state_name",
    "suggested",
    "wait_after",
    "write_drafts",
]
