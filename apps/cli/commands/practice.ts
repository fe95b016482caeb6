import { rmSync } from 'node:fs';
import { administer, type Config, databaseUrl, startPostgres } from '#platform';
import { nameOf, PRACTICE, practiceOf } from '../practice/practice.ts';

/** Takes the practice data away for good, with their keys; what is real stays as it is. */
export async function practice(config: Config, [verb]: string[]): Promise<number> {
  if (verb !== 'remove') {
    console.error('Usage: npm run -s cli -- practice remove\nPractice data are made by: npm start -- --demo');
    return 1;
  }
  const { keyFile, databaseUrl: outside } = practiceOf(config);
  const server = outside ? undefined : await startPostgres(config.dataDir, console.error);
  try {
    if (server && !(await server.keep())) {
      console.error('It is running: stop it first.');
      return 1;
    }
    const url = server ? databaseUrl(server.url, PRACTICE) : outside;
    await administer(databaseUrl(url, 'postgres'), `drop database if exists ${nameOf(url)}`);
    rmSync(keyFile, { force: true });
    console.log('The practice data are gone.');
    return 0;
  } finally {
    await server?.stop();
  }
}
