import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, type GraphQLOutputType, isLeafType, isObjectType } from 'graphql';
import { AccessGuard, Actor, permissionOf } from '#accounts';
import { PeopleService } from '#people';
import { EventsService } from '#events';
import { type Api, startApi } from './harness.ts';
import {
  type Asker,
  ASKERS,
  type Case,
  CASES,
  cell,
  committed,
  type Kind,
  type Line,
  type Rows,
  World,
} from './permissions.ts';
import { ABOUT } from './permissions.asked.ts';
import { CALLS, LISTS, RENEWED, WAYS } from './permissions.found.ts';

/*
 * test/permissions.csv says, for every operation, field and route and every role, what is answered about a row of the
 * asker's own scope, of the rest of the organization, and of another organization:
 * A all of it · M masked · N nothing there · F refused · = as the operation that answers it · P a page for everybody.
 */

let api: Api;
let world: World;
beforeAll(async () => {
  api = await startApi();
  world = await new World(api).build();
  // The application's own checks are what is looked at here: row level security would hide a hole in them.
  const { default: pg } = await import('pg');
  const client = new pg.Client(api.config.databaseUrl);
  await client.connect();
  for (const table of ['person', 'person_notes', 'timeline', 'handle'])
    await client.query(`drop policy reader on "${table}"`);
  await client.end();
});
afterAll(() => api.close());
afterEach(() => void jest.restoreAllMocks());

const schema = () => api.app.get(GraphQLSchemaHost, { strict: false }).schema;
const text = (value: unknown) => JSON.stringify(value);

/** Fields with a guard of their own, which have lines of their own. */
const APART = [
  'checkIn',
  'signUps',
  'signatures',
  'messages',
  'assignee',
  'person',
  'event',
  'grants',
  'user',
  'byWard',
  'timeline',
];

function selection(type: GraphQLOutputType, depth = 1): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(
    ({ type: own, name, args }) =>
      !args.length && !APART.includes(name) && (isLeafType(getNamedType(own)) || depth > 0),
  );
  return `{ __typename ${fields.map(({ name, type: own }) => `${name} ${selection(own, depth - 1)}`).join(' ')} }`;
}

const SIGNED_OUT = ['FORBIDDEN', 'UNAUTHENTICATED'];
interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { extensions: { code: string } }[];
}

/** The letter for an answer about one row. */
function letterOf({ data, errors }: Answer, rows: Rows, kind: Kind | undefined): string {
  const code = errors?.[0]?.extensions.code;
  if (code && SIGNED_OUT.includes(code)) return 'F';
  if (code === 'NOT_FOUND' || code === 'UNKNOWN') return kind ? 'N' : 'A';
  if (code) return 'A';
  const told = text(data);
  const people = kind === 'person' || kind === 'signUp';
  return people && told.includes(rows[kind]) && !rows.secrets.some((secret) => told.includes(secret)) ? 'M' : 'A';
}

/** What one asker gets of one operation, in every case. */
async function measured(kind: 'query' | 'mutation', name: string, asker: Asker): Promise<string> {
  const root = kind === 'query' ? schema().getQueryType()! : schema().getMutationType()!;
  const [about, args] = ABOUT[name] ?? [undefined, () => ''];
  const letters: string[] = [];
  for (const each of CASES) {
    const renewed = RENEWED[name];
    if (renewed && each !== 'foreign') await world.renew(each, renewed);
    const rows = world.rows[each];
    const given = args(rows);
    const query = `${kind} { ${name}${given && `(${given})`} ${selection(root.getFields()[name]!.type)} }`;
    const answer = (await world.ask(asker, '/graphql', { query })).body as Answer;
    const list = LISTS[name];
    if (list && answer.data && !text(answer.data).includes(rows[list])) letters.push('N');
    else letters.push(letterOf(answer, rows, about ?? list));
  }
  return cell(letters);
}

async function lineOf(kind: 'query' | 'mutation', name: string, askers: readonly Asker[] = ASKERS): Promise<Line> {
  const line = {} as Line;
  for (const asker of askers) line[asker] = await measured(kind, name, asker);
  return line;
}

/** What each asker gets of each field of such a type. */
async function fieldLetters(type: string, asker: Asker, each: Case): Promise<Map<string, string>> {
  const rows = world.rows[each];
  const [where, within, pick] = WAYS[type]!;
  const named = schema().getType(type) as GraphQLObjectType;
  const letters = new Map<string, string>();
  for (const [name, { type: own }] of Object.entries(named.getFields())) {
    const leaf = isLeafType(getNamedType(own)) ? name : `${name} ${selection(own, 0)}`;
    const of = async (who: Asker) =>
      (await world.ask(who, '/graphql', { query: `{ ${where(rows)} ${within(leaf)} }` })).body as Answer;
    const { data, errors } = await of(asker);
    const code = errors?.[0]?.extensions.code ?? '';
    const value = (answer: Answer) => text((pick(answer.data as never) as Record<string, unknown> | undefined)?.[name]);
    if (SIGNED_OUT.includes(code)) letters.set(name, 'F');
    else if (code || !data) letters.set(name, 'N');
    else {
      const mine = value({ data });
      const all = asker === 'owner' || each === 'foreign' ? mine : value(await of('owner'));
      letters.set(name, mine === undefined ? 'N' : mine === all ? 'A' : mine === 'null' || mine === '[]' ? 'N' : 'M');
    }
  }
  return letters;
}

async function linesOf(type: string): Promise<Map<string, Line>> {
  const lines = new Map<string, Line>();
  for (const asker of ASKERS) {
    const found = await Promise.all(CASES.map((each) => fieldLetters(type, asker, each)));
    for (const name of found[0]!.keys()) {
      const line = lines.get(name) ?? ({} as Line);
      line[asker] = cell(found.map((letters) => letters.get(name)!));
      lines.set(name, line);
    }
  }
  return lines;
}

/** Every REST route and public page, by its handler, and whether anybody may come. */
function routes(): [string, string | undefined][] {
  const scanner = new MetadataScanner();
  return api.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const methods = instance as Record<string, object>;
      return scanner
        .getAllMethodNames(Object.getPrototypeOf(instance) as object)
        .filter((name) => Reflect.hasMetadata('path', methods[name]!))
        .map((name): [string, string | undefined] => [`${metatype!.name}.${name}`, permissionOf(methods[name]!)]);
    });
}

async function routeLine(name: string): Promise<Line> {
  const line = {} as Line;
  for (const asker of ASKERS) {
    const letters: string[] = [];
    for (const each of CASES) {
      const rows = world.rows[each];
      const [path, body, method] = CALLS[name]!(rows);
      const { status, text: told } = await world.ask(asker, path, body, method);
      const masked = told.includes(rows.person) && !rows.secrets.some((secret) => told.includes(secret));
      letters.push(status === 401 || status === 403 ? 'F' : status === 404 ? 'N' : masked ? 'M' : 'A');
    }
    line[asker] = cell(letters);
  }
  return line;
}

const operations = () =>
  (['query', 'mutation'] as const).flatMap((kind) => {
    const root = kind === 'query' ? schema().getQueryType()! : schema().getMutationType()!;
    return Object.keys(root.getFields()).map((name) => [kind, name] as const);
  });
const fields = () =>
  Object.values(schema().getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name)
      ? Object.keys(type.getFields()).map((name) => [type.name, name] as const)
      : [],
  );

test('every operation, field and route has its line, and every line stands for one', () => {
  const table = committed();
  const there = [
    ...operations().map(([kind, name]) => `${kind} ${name}`),
    ...fields().map(([type, name]) =>
      table.has(`field ${type}.${name}`) ? `field ${type}.${name}` : `field ${type}.*`,
    ),
    ...routes().map(([name]) => `route ${name}`),
  ];
  expect(there.filter((each) => !table.has(each))).toEqual([]);
  expect([...table.keys()].filter((each) => !there.includes(each))).toEqual([]);
});

test('a route that the table gives to everybody says so itself, and no other does', () => {
  const table = committed();
  for (const [name, permission] of routes())
    expect([name, permission === 'public']).toEqual([name, table.get(`route ${name}`)?.nobody === 'P']);
});

/** What is answered against what the table says, line by line. */
function differing(lines: Iterable<readonly [string, Line]>): string[] {
  const table = committed();
  return [...lines].flatMap(([key, line]) =>
    (Object.entries(line) as [Asker, string][]).flatMap(([asker, found]) => {
      const said = (table.get(key) ?? table.get(key.replace(/\.\w+$/, '.*')))?.[asker];
      return said === found ? [] : [`${key} for ${asker}: the table says ${said}, the answer is ${found}`];
    }),
  );
}

test('every query and mutation answers every role as the table says', async () => {
  const lines: [string, Line][] = [];
  for (const [kind, name] of operations()) lines.push([`${kind} ${name}`, await lineOf(kind, name)]);
  expect(differing(lines)).toEqual([]);
});

test('so does every field that tells of people, and every route', async () => {
  const lines: [string, Line][] = [];
  for (const type of Object.keys(WAYS))
    for (const [name, line] of await linesOf(type)) lines.push([`field ${type}.${name}`, line]);
  for (const name of Object.keys(CALLS)) lines.push([`route ${name}`, await routeLine(name)]);
  expect(differing(lines)).toEqual([]);
});

/** A hole of each kind, and where the table catches it. */
const HOLES: [string, () => void, () => Promise<Line>, string, RegExp][] = [
  [
    'a missing where-clause',
    () =>
      void jest.spyOn(PeopleService.prototype, 'seenBy').mockImplementation(function (this: PeopleService, _, id) {
        return this.get(id);
      }),
    () => lineOf('query', 'person', ['lead', 'volunteer']),
    'query person',
    /lead: the table says MNN, the answer is MMN/,
  ],
  [
    'a missing where-clause of an event',
    () =>
      void jest.spyOn(EventsService.prototype, 'signUpsSeenBy').mockImplementation(function (
        this: EventsService,
        _,
        id,
      ) {
        return this.signUpsOf(id);
      }),
    async () => (await linesOf('SignUp')).get('name')!,
    'field SignUp.name',
    /lead: the table says MNN, the answer is MMN/,
  ],
  [
    'a missing mask',
    () => {
      const can = Actor.prototype.can;
      jest.spyOn(Actor.prototype, 'can').mockImplementation(function (this: Actor, permission) {
        return permission === 'people.contact' || can.call(this, permission);
      });
    },
    () => lineOf('query', 'person', ['coordinator']),
    'query person',
    /coordinator: the table says MMN, the answer is AAN/,
  ],
  [
    'a missing @Can',
    () => void jest.spyOn(AccessGuard.prototype, 'canActivate').mockReturnValue(true),
    () => lineOf('query', 'users', ['coordinator', 'volunteer']),
    'query users',
    /volunteer: the table says F, the answer is AAN/,
  ],
];

test.each(HOLES)('%s is caught', async (_, plant, look, key, told) => {
  expect(differing([[key, await look()]])).toEqual([]);
  plant();
  expect(differing([[key, await look()]]).join('\n')).toMatch(told);
});
