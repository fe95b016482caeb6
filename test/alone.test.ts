import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  getNamedType,
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLSchema,
} from 'graphql';
import { savedPerson } from './builders.ts';
import { HOUR } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let owner: Member;
let volunteer: Member;
/** An id of each kind that a query may ask for. */
let ids: string[];
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner', { name: 'Zulema Quux', email: 'zulema.quux@example.org' });
  volunteer = await team.invited(owner, 'volunteer', { name: 'Own Name', email: 'own.name@example.org' });
  const person = await savedPerson(api, {
    givenName: 'Xiadani',
    familyName: 'Wobble',
    emails: ['xiadani@example.org'],
  });
  const event = await team.made.eventIn(48 * HOUR);
  const signUp = await team.made.signUp(event, { name: 'Yaretzi Plugh', email: 'yaretzi.plugh@example.org' });
  await team.made.signUp(event, { name: 'Own Name', email: volunteer.email });
  await team.invite(owner, 'volunteer', 'citlali.frob@example.org', { name: 'Citlali Frob' });
  const input = { title: 'Call Tlalli Grault', assigneeId: owner.id };
  await team.gql(owner.cookie, 'mutation ($input: TaskInput!) { createTask(input: $input) { id } }', { input });
  await team.mails();
  ids = [person.id, event.id, signUp.id, owner.id];
});
afterAll(() => api.close());

const OTHERS = /Zulema|Quux|Xiadani|Wobble|Yaretzi|Plugh|Citlali|Frob|Tlalli|Grault/i;
const DEPTH = 4;

/** Every way from a field of an object down to something that can be read, up to a depth. */
function ways(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): string[] {
  const type = getNamedType(field.type);
  const given = argumentsOf(field.args);
  return given.flatMap((args) => {
    if (!isObjectType(type)) return [`${field.name}${args}`];
    if (depth === 0) return [];
    return Object.values(type.getFields())
      .flatMap((each) => ways(schema, each, depth - 1))
      .map((way) => `${field.name}${args} { ${way} }`);
  });
}

/** Arguments that it takes to be asked: an id of each kind in turn, and plain values for the others. */
function argumentsOf(args: readonly GraphQLArgument[]): string[] {
  const needed = args.filter(({ type, name }) => isNonNullType(type) || name === 'search');
  if (!needed.length) return [''];
  const value = ({ type }: GraphQLArgument, id: string): string => {
    const named = getNamedType(type);
    const one = isEnumType(named)
      ? named.getValues()[0]!.name
      : isInputObjectType(named)
        ? '{}'
        : isScalarType(named) && ['Int', 'Float'].includes(named.name)
          ? '1'
          : isScalarType(named) && named.name === 'Boolean'
            ? 'true'
            : `"${id}"`;
    return isListType(isNonNullType(type) ? type.ofType : type) ? `[${one}]` : one;
  };
  return ids.map((id) => `(${needed.map((arg) => `${arg.name}: ${value(arg, id)}`).join(', ')})`);
}

const queries = () => {
  const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
  return Object.values(schema.getQueryType()!.getFields()).flatMap((field) => ways(schema, field, DEPTH));
};

/** What somebody reads when they ask for everything there is, one thing at a time. */
async function everything({ cookie }: Member): Promise<string[]> {
  const seen: string[] = [];
  for (const query of queries()) {
    const { data } = await team.gql<object | null>(cookie, `{ ${query} }`);
    seen.push(`${query} ${JSON.stringify(data)}`);
  }
  return seen;
}

test('an owner who asks for everything finds everybody, so that the walk is one', async () => {
  const seen = (await everything(owner)).join('\n');
  for (const name of [
    'Zulema Quux',
    'Xiadani',
    'Yaretzi Plugh',
    'Citlali Frob',
    'Tlalli Grault',
    'own.name@example.org',
  ])
    expect(seen).toContain(name);
}, 180_000);

test('a volunteer who asks for everything finds themselves alone', async () => {
  const seen = await everything(volunteer);
  expect(seen.join('\n')).toContain('Own Name');
  expect(seen.filter((line) => OTHERS.test(line))).toEqual([]);
}, 180_000);

test('nor do they over REST', async () => {
  for (const path of [`/people/${ids[0]}`, '/import/people', '/graphql/ad-hoc'])
    for (const method of ['GET', 'POST']) {
      const { status, text } = await team.send(path, method === 'POST' ? { query: '{ me { id } }' } : undefined, {
        cookie: volunteer.cookie,
        method,
      });
      expect([path, method, status >= 400]).toEqual([path, method, true]);
      expect(text).not.toMatch(OTHERS);
    }
});
