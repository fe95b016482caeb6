import { defineJob } from '#platform';

/** Sends one message; run again, it finds the message claimed and does nothing. Its retries are the ledger's. */
export const sendMessage = defineJob<{ messageId: string }>('outreach.send', { attempts: 1 });
/** The same for what comes in crowds (reminders, notices), so that a confirmation does not wait behind it. */
export const sendInBulk = defineJob<{ messageId: string }>('outreach.sendInBulk', { haste: 'bulk', attempts: 1 });
/** Writes the messages of a mailing into the ledger. */
export const fillBlast = defineJob<{ blastId: string }>('outreach.fill', { haste: 'bulk' });
