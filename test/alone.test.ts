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

/** What can be read of one object, together or one by one, and how it is reached. */
interface Way {
  readonly leaves: readonly string[];
  readonly within: (leaves: string) => string;
}

/** Every way from a field of an object down to something that can be read, up to a depth. */
function ways(field: GraphQLField<unknown, unknown>, depth: number): Way[] {
  const type = getNamedType(field.type);
  return argumentsOf(field.args).flatMap((args): Way[] => {
    const head = `${field.name}${args}`;
    if (!isObjectType(type)) return [{ leaves: [head], within: (leaves) => leaves }];
    if (depth === 0) return [];
    const [plain, further] = [[], []] as [string[], Way[]];
    for (const each of Object.values(type.getFields()))
      if (isObjectType(getNamedType(each.type)) || each.args.length) further.push(...ways(each, depth - 1));
      else plain.push(each.name);
    const own: Way = { leaves: plain, within: (leaves) => leaves };
    return [...(plain.length ? [own] : []), ...further].map(({ leaves, within }) => ({
      leaves,
      within: (inner) => `${head} { ${within(inner)} }`,
    }));
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

/** What somebody reads when they ask for everything there is: an object at a time, and where one of its fields is refused, a field at a time. */
async function everything({ cookie }: Member): Promise<string[]> {
  const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
  const seen: string[] = [];
  const ask = async (query: string) => {
    const { data, errors = [] } = await team.gql<object | null>(cookie, `{ ${query} }`);
    seen.push(`${query} ${JSON.stringify(data)}`);
    return errors.some(({ path = [] }) => path.length !== 1);
  };
  for (const { leaves, within } of Object.values(schema.getQueryType()!.getFields()).flatMap((f) => ways(f, DEPTH)))
    if ((await ask(within(leaves.join(' ')))) && leaves.length > 1) for (const leaf of leaves) await ask(within(leaf));
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
});

test('a volunteer who asks for everything finds themselves alone', async () => {
  const seen = await everything(volunteer);
  expect(seen.join('\n')).toContain('Own Name');
  expect(seen.filter((line) => OTHERS.test(line))).toEqual([]);
});

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
