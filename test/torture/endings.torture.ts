/*
 * The tests of test/start.test.ts with every way in which a start is told to end: by the terminal, by its service manager,
 * with npm around it and without.
 */
process.env.EVERY_ENDING = '1';
await import('../start.test.ts');
