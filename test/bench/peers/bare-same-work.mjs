// What somebody writes by hand for this one page, with nothing around it: Fastify, pg and node:crypto. It looks up the
// session by its keyed hash, binds its transaction to the organization, reads and opens 50 people, and masks them.
import { createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';

const { DATABASE_URL, KEY_FILE, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8, options: '-c role=crm_app' });
const root = createSecretKey(Buffer.from(readFileSync(KEY_FILE, 'utf8').trim().split(' ')[1], 'base64'));
const keys = new Map();
function key(info) {
  if (!keys.has(info)) keys.set(info, createSecretKey(Buffer.from(hkdfSync('sha256', root, '', info, 32))));
  return keys.get(info);
}

const hashOf = (secret) => createHmac('sha256', key('index-door-session||1')).update(secret).digest().subarray(0, 16);

function open(organizationId, { id, sealed }) {
  const decipher = createDecipheriv('aes-256-gcm', key(`seal|${organizationId}|${sealed[2]}`), sealed.subarray(3, 15));
  decipher.setAAD(Buffer.from(`${organizationId}|person|${id}|${sealed[2]}`));
  decipher.setAuthTag(sealed.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(15, -16)), decipher.final()]).toString());
}

const HALF_HOUR = 30 * 60_000;
const MAY_REACH = ['owner', 'organizer'];
const shortened = ({ givenName, familyName }) => `${givenName} ${[...familyName][0] ?? ''}.`;
const maskEmail = (email) => email.replace(/^(.).*@.*(\.[^.]*)$/u, '$1…@…$2');
const maskPhone = (phone) => phone.replace(/.(?=..)/g, '•');

async function signedIn(client, hash) {
  const { rows } = await client.query(
    `select s.id, s."idleUntil", u.role from session s join "user" u on u.id = s."userId"
     where s.hash = $1 and s."idleUntil" > now() and s."endsAt" > now() and u."disabledAt" is null`,
    [hash],
  );
  const [session] = rows;
  if (session && Date.now() + HALF_HOUR - session.idleUntil.getTime() > 60_000)
    await client.query('update session set "idleUntil" = $2 where id = $1', [
      session.id,
      new Date(Date.now() + HALF_HOUR),
    ]);
  return session;
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
  return { __typename: 'PeoplePage', items, endCursor, total: counted[0].total, searchReady: true };
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
  const hash = hashOf(secret ?? '');
  const { rows: doors } = await pool.query('select "organizationId" from doorway where hash = $1', [hash]);
  if (!doors.length) return reply.code(401).send({});
  const { organizationId } = doors[0];
  return inOrganization(organizationId, async (client) => {
    const session = await signedIn(client, hash);
    if (!session || session.role === 'volunteer') return reply.code(401).send({});
    const first = Math.min(Math.max(Number(request.body.variables.first) || 50, 1), 200);
    return { data: { people: await page(client, organizationId, session.role, first) } };
  });
});
process.on('disconnect', () => process.exit(0));
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.send('ready');
