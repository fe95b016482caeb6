/*
 * The change of keys of test/rotation.test.ts under a whole city's list: 32 clients read and write while 100,000 rows are sealed
 * anew. Nobody meets an error.
 *
 * ROTATION_ROWS (100000), ROTATION_CLIENTS (32).
 */
process.env.ROTATION_ROWS ??= '100000';
process.env.ROTATION_CLIENTS ??= '32';
await import('../rotation.test.ts');
