/*
 * The mailing of test/mailing.test.ts to a whole list: five workers are killed in the middle of it and Redis is emptied once,
 * while 100 of its readers say stop. Nobody gets it twice, nobody is lost, and nobody who said stop gets it afterwards.
 *
 * MAILING_PEOPLE (5000).
 */
process.env.MAILING_PEOPLE ??= '5000';
await import('../mailing.test.ts');
