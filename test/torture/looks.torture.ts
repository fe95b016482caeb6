/*
 * The pages of the everyday browser tests, looked at by a phone and a desktop, in English and Spanish, with light and dark
 * colors: all eight; and the whole way of a newcomer at both widths in both languages.
 */
process.env.EVERY_VIEWER = '1';
await import('../e2e/doors.test.ts');
await import('../e2e/walk.test.ts');
await import('../e2e/council.test.ts');
await import('../e2e/mailings.test.ts');
await import('../e2e/people.test.ts');
await import('../e2e/petitions.test.ts');
await import('../e2e/today.test.ts');
await import('../../libs/public/looks.test.ts');
