/*
 * The ledger of messages in chaos, on both job stores: what test/kills.test.ts does in every change, for longer. Workers and
 * API die (kill -9) in the middle of 1,000 confirmations and as many reminders, while the mail server is busy, breaks off and
 * keeps mails without saying so, and Redis is emptied now and then. No mail arrives twice, none is lost, and what may or may
 * not have arrived is flagged.
 *
 * KILLS (100), KILLED_PEOPLE (1000).
 */
process.env.KILLS ??= '100';
process.env.KILLED_PEOPLE ??= '1000';
await import('../kills.test.ts');
