"""The letter with the protocol: to whom, what it says, as drafts for a mail program or sent.

Knows no windows and no files but its own drafts and outbox; the documents come in as bytes.
"""

from facilitator.letter.address import Mailbox, sound_address
from facilitator.letter.content import Attachment, Letter, attach, fingerprint
from facilitator.letter.eml import Copies, file_stem, write_drafts
from facilitator.letter.message import compose, message_bytes, new_message_id
from facilitator.letter.recipients import AddressBook, Recipient, Unreachable, address_book
from facilitator.letter.template import Carries, suggested
from facilitator.letter.trouble import Cause, MailTrouble, Trouble

__all__ = [
    "AddressBook",
    "Attachment",
    "Carries",
    "Cause",
    "Copies",
    "Letter",
    "MailTrouble",
    "Mailbox",
    "Recipient",
    "Trouble",
    "Unreachable",
    "address_book",
    "attach",
    "compose",
    "file_stem",
    "fingerprint",
    "message_bytes",
    "new_message_id",
    "sound_address",
    "suggested",
    "write_drafts",
]
