// What somebody writes by hand for this one page, with nothing around it: Fastify, pg and node:crypto. It looks up the
// session and what its user may do, binds its transaction to the organization, reads and opens 50 people, and masks
// them. The keys are unwrapped once at the start, by the product's own functions.
import { createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { openRoots, readKeyFile, readRoots } from '../../../dist/libs/platform/index.js';

const { DATABASE_URL, KEY_FILE, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8, options: '-c role=crm_app' });
const roots = openRoots(readKeyFile(KEY_FILE).kek, await readRoots(pool));
const keys = new Map();
function key(root, info) {
  if (!keys.has(info)) keys.set(info, createSecretKey(Buffer.from(hkdfSync('sha256', root, '', info, 32))));
  return keys.get(info);
}

const doorKey = key(roots.index, 'index-door-session||1');
const hashOf = (secret) => createHmac('sha256', doorKey).update(secret).digest().subarray(0, 16);

function open(organizationId, { id, sealed }) {
  const sealKey = key(roots.seal.get(sealed[2]), `seal|${organizationId}|${sealed[2]}`);
  const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(3, 15));
  decipher.setAAD(Buffer.from(`${organizationId}|person|${id}|${sealed[2]}`));
  decipher.setAuthTag(sealed.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(15, -16)), decipher.final()]).toString());
}

const MAY_REACH = ['owner', 'organizer'];
const shortened = ({ givenName, familyName }) => `${givenName} ${[...familyName][0] ?? ''}.`;
const maskEmail = (email) => email.replace(/^(.).*@.*(\.[^.]*)$/u, '$1…@…$2');
const maskPhone = (phone) => phone.replace(/.(?=..)/g, '•');

/** Who a cookie speaks for, and what they were given beside their role: two statements. */
async function signedIn(hash) {
  const { rows } = await pool.query('select * from session_standing($1, now())', [hash]);
  const [session] = rows;
  if (!session?.factorAt) return undefined;
  const { rows: grants } = await pool.query('select * from grants_behind($1, $2)', [
    session.organizationId,
    session.userId,
  ]);
  return { ...session, grants };
}

function channelsOf(rows) {
  const channels = new Map();
  for (const { personId, channel } of rows) channels.set(personId, [...(channels.get(personId) ?? []), channel]);
  return channels;
}

async function page(client, organizationId, role, first) {
  const { rows: people } = await client.query(
    `select id, ward, language, bounced, deceased, sealed from person order by "createdAt" desc, id desc limit $1`,
    [first],
  );
  const { rows: counted } = await client.query('select count(*)::int as total from person');
  const ids = people.map(({ id }) => id);
  const optOuts = await client.query(
    `select "personId", channel from opt_out where "personId" = any($1) order by channel`,
    [ids],
  );
  const consents = await client.query(
    `select "personId", channel, given from consent where "personId" = any($1) order by at, id`,
    [ids],
  );
  const last = new Map(consents.rows.map((row) => [`${row.personId} ${row.channel}`, row]));
  const optedOut = channelsOf(optOuts.rows);
  const consented = channelsOf([...last.values()].filter(({ given }) => given));
  const reaches = MAY_REACH.includes(role);
  const items = people.map((row) => {
    const details = open(organizationId, row);
    const { emails = [], phones = [] } = details;
    return {
      __typename: 'Person',
      id: row.id,
      name: reaches ? `${details.givenName} ${details.familyName}`.trim() : shortened(details),
      ward: row.ward,
      language: row.language,
      emails: reaches ? emails : emails.map(maskEmail),
      phones: reaches ? phones : phones.map(maskPhone),
      optedOut: optedOut.get(row.id) ?? [],
      consents: consented.get(row.id) ?? [],
      bounced: row.bounced,
      deceased: row.deceased,
    };
  });
  const endCursor = Buffer.from(ids.at(-1).replaceAll('-', ''), 'hex').toString('base64url');
  return { __typename: 'PeoplePage', items, endCursor, total: counted[0].total };
}

async function inOrganization(organizationId, work) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.organization', $1, true)`, [organizationId]);
    const answer = await work(client);
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const app = Fastify();
app.post('/graphql', async (request, reply) => {
  const secret = /(?:^|; )__Host-sid=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1];
  const session = await signedIn(hashOf(secret ?? ''));
  if (!session || session.role === 'volunteer') return reply.code(401).send({});
  const { organizationId, role } = session;
  const first = Math.min(Math.max(Number(request.body.variables.first) || 50, 1), 200);
  return inOrganization(organizationId, async (client) => ({
    data: { people: await page(client, organizationId, role, first) },
  }));
});
process.on('disconnect', () => process.exit(0));
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.send('ready');
