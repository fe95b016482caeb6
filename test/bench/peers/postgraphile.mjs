// PostGraphile 5 over the plain copy: no sign-in, no organization, nothing to open.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeV4Preset } from 'postgraphile/presets/v4';

const { DATABASE_URL, PORT } = process.env;
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, makeV4Preset({ simpleCollections: 'omit' })],
  pgServices: [makePgService({ connectionString: DATABASE_URL, schemas: ['plain'], poolConfig: { max: 8 } })],
  grafserv: { graphqlPath: '/graphql', watch: false },
});
const server = createServer();
server.on('error', (error) => {
  throw error;
});
await instance.createServ(grafserv).addTo(server);
await instance.getSchemaResult();
process.on('disconnect', () => process.exit(0));
server.listen(Number(PORT), '127.0.0.1', () => process.send('ready'));
