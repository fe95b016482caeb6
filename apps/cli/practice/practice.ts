import { type Config, databaseUrl, NAME } from '#platform';

/** The database of practice data, beside the real one. */
export const PRACTICE = `${NAME}_practice`;

/** The name of the database that a URL leads to; only plain names, since it is written into statements. */
export function nameOf(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!/^[\w-]{1,60}$/.test(name)) throw new Error('The name of the database in DATABASE_URL must be plain letters');
  return `"${name}"`;
}

/**
 * The same installation with practice data: a database and keys of its own, so that nothing real is touched, jobs beside
 * them, and no mail server, so that nothing leaves.
 */
export const practiceOf = (config: Config): Config => ({
  ...config,
  practice: true,
  smtpUrl: '',
  redisUrl: '',
  keyFile: `${config.keyFile}.practice`,
  databaseUrl: config.databaseUrl && databaseUrl(config.databaseUrl, PRACTICE),
});
