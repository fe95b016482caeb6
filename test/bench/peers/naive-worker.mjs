// A worker as a manual shows it: a job is a letter, with its reader's name and address in it, and is sent when it comes.
// It keeps no ledger: who said stop meanwhile is written to, and a worker that dies sends its letter twice.
import { createPostgresBackend, withBackend, Worker } from 'bullmq';
import { createTransport } from 'nodemailer';

const { REDIS_URL, DATABASE_URL, SMTP_URL, MAIL_FROM, CONCURRENCY } = process.env;
const transport = createTransport(SMTP_URL);
const concurrency = Number(CONCURRENCY);

function letter({ name, email }) {
  const link = `https://example.org/sign-ups/${Buffer.from(email).toString('base64url')}`;
  const lines = [
    `Hello ${name},`,
    'This is a reminder: you have a place at “Press conference”.',
    'When: tomorrow, 5 PM (Central Time). Where: City Hall, 350 S 5th St',
    'All about it: https://example.org/events/press-conference',
    `You cannot come? Give your place back: ${link}`,
    'You get this letter because you signed up for this event.',
  ];
  const html = `<!doctype html><html lang="en"><body>${lines.map((each) => `<p>${each}</p>`).join('\n')}</body></html>`;
  return { from: MAIL_FROM, to: email, subject: 'Reminder: Press conference', text: lines.join('\n\n'), html };
}

const run = ({ data }) => transport.sendMail(letter(data));
const worker = REDIS_URL
  ? new Worker('bulk', run, {
      connection: { url: REDIS_URL, maxRetriesPerRequest: null },
      prefix: 'sanctuary',
      concurrency,
    })
  : new (withBackend(createPostgresBackend).Worker)('bulk', run, {
      connection: { connectionString: DATABASE_URL, max: 2, options: '-c role=crm_jobs' },
      concurrency,
    });
worker.on('failed', (_job, error) => console.error(error));
process.on('SIGTERM', () => worker.close().finally(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
process.send('ready');
