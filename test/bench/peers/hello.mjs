// The least that a server with a PostgreSQL of its own does: starts it, connects, and says that it is ready.
import Fastify from 'fastify';
import pg from 'pg';
import { loadConfig, startPostgres } from '../../../dist/libs/platform/index.js';

const config = loadConfig();
const server = await startPostgres(config.dataDir);
await server.keep();
const pool = new pg.Pool({ connectionString: server.url });
const app = Fastify();
app.get('/readyz', async () => (await pool.query(`select 'ok' as status`)).rows[0]);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    await app.close();
    await pool.end();
    await server.stop();
    process.exit(0);
  });
await app.listen({ port: config.port, host: '127.0.0.1' });
