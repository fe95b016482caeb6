import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Message, MessageState } from '#outreach';
import { Doors } from '#accounts';
import { Event, SignUp, SignUpsService } from '#events';
import { Display, Petition, Signature, SignaturesService, SignatureState } from '#petitions';
import { Db, v4 } from '#platform';
import { savedPerson } from './builders.ts';
import { Gatherings } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { BUS, SEAT, startSetting } from './leading.ts';
import { everything, Generator, idsWithoutKey, type World } from './merging.ts';
import { petitionInput } from './signing.ts';
import { Team } from './team.ts';
import { ListCells, ListPerson } from '#people';
import { Batch } from '../libs/people/intake/batch.entity.ts';
import { Channel } from '../libs/people/consent/consent.entity.ts';
import { ConsentService } from '../libs/people/consent/consent.service.ts';
import { Intake } from '../libs/people/intake/intake.ts';
import { PeopleService } from '../libs/people/people.service.ts';
import { UndoService } from '../libs/people/merge/undo.service.ts';

let api: Api;
let world: World;
let events: Gatherings;
beforeAll(async () => {
  api = await startApi();
  events = new Gatherings(api);
  const create = 'mutation ($input: PetitionInput!) { createPetition(input: $input) { id } }';
  const { data } = await api.gql('organizer', create, { input: petitionInput() });
  const db = api.app.get(Db);
  const petition = await events.inTx(() => db.repo(Petition).findOneByOrFail({ id: data.createPetition!.id }));
  const setting = await startSetting(api);
  const batch = () => events.inTx(() => db.save(db.make(Batch, { format: 'test', details: { consentSource: null } })));
  world = {
    events: [await events.eventIn(1e8), await events.eventIn(2e8)],
    petitions: [petition],
    batches: [await batch(), await batch()],
    blasts: [v4(), v4()],
    others: [(await savedPerson(api)).id, (await savedPerson(api)).id],
    setting,
  };
});
afterAll(() => api.close());

const MERGE =
  'mutation ($input: MergeInput!) { mergePeople(input: $input) { id kept { id name } droppedName isLast } }';
const UNDO = 'mutation ($id: ID!) { undoMerge(id: $id) { kept { id } parted { id name } since changed missed } }';
type Data = Record<string, { id: string; kept: { id: string; name: string } } & Record<string, unknown>>;
const asked = (keepId: string, dropId: string, choices: object[] = []) =>
  api.gql<Data>('organizer', MERGE, { input: { keepId, dropId, choices } });
const merge = async (keepId: string, dropId: string, choices: object[] = []) => {
  const { data, errors } = await asked(keepId, dropId, choices);
  expect(errors).toBeUndefined();
  return data.mergePeople!;
};
const undo = async (id: string) => {
  const { data, errors } = await api.gql<Data>('organizer', UNDO, { id });
  expect(errors).toBeUndefined();
  return data.undoMerge!;
};
const people = () => api.app.get(PeopleService);
const optedOut = async (id: string) =>
  (await api.gql<Record<string, { optedOut: string[] }>>('organizer', `{ person(id: "${id}") { optedOut } }`)).data
    .person!.optedOut;

test('whatever two people had, undoing their merge gives back exactly that', async () => {
  const first = Date.now() % 1e6;
  const [tables, filled] = [new Set<string>(), new Set<string>()];
  process.stdout.write(`merges by seeds ${first} to ${first + 11}\n`);
  for (let seed = first; seed < first + 12; seed += 1) {
    const generator = new Generator(api, world, seed);
    const [a, b] = [await generator.person(), await generator.person()];
    await generator.life(a.id);
    await generator.life(b.id);
    await generator.pairs([a.id, b.id], world.others);
    const before = await everything(api, [a.id, b.id]);
    for (const [table, rows] of Object.entries(before)) (rows.length ? filled : tables).add(table);
    const { id } = await merge(a.id, b.id);
    const { changed, missed, since } = await undo(id);
    expect({ seed, changed, missed, since }).toEqual({ seed, changed: [], missed: 0, since: [] });
    expect({ seed, ...(await everything(api, [a.id, b.id])) }).toEqual({ seed, ...before });
  }
  // A table that leads to people and that the lives above never fill is one that this test says nothing about.
  expect([...tables].filter((table) => !filled.has(table))).toEqual([]);
  expect(await idsWithoutKey(api)).toEqual(['audit_entry']);
});

test('the one who went leads to the one who stayed: page, file, form, stop and old link', async () => {
  const keep = await savedPerson(api, { givenName: 'Lucía', familyName: 'Ríos' });
  const drop = await savedPerson(api, { givenName: 'Lucia', familyName: 'Rios Vega', emails: ['lu@example.org'] });
  await merge(keep.id, drop.id);
  const { data } = await api.gql<Data>('coordinator', `{ person(id: "${drop.id}") { id } }`);
  expect(data.person!.id).toBe(keep.id);
  await api.gql('organizer', `mutation { updatePerson(id: "${keep.id}", changes: { pronouns: "ella" }) { id } }`);
  // Number and name of the one who went; neither is a fact of the one who stayed.
  const phone = drop.details.phones![0]!;
  const row = { row: 1, tags: [], optOuts: [], consents: [], deceased: false };
  const told = { givenName: 'Lucia', familyName: 'Rios Vega', phones: [phone] };
  const again = { ...told, emails: ['lu@example.org'] };
  const taken = await api.inside(() =>
    api.app.get(Intake).take(
      [
        { ...row, details: told },
        { ...row, details: again },
      ],
      world.batches[0]!,
    ),
  );
  expect(taken.map(({ personId, fate }) => [personId, fate === 'created'])).toEqual([
    [keep.id, false],
    [keep.id, false],
  ]);
  const met = await api.inside(() =>
    people().findOrCreate({ givenName: 'Lucia', familyName: 'Rios Vega', phone, source: 'test' }),
  );
  expect(met.id).toBe(keep.id);
  await api.inside(() => api.app.get(ConsentService).optOut(drop.id, Channel.EMAIL, 'unsubscribe'));
  expect(await optedOut(keep.id)).toEqual(['EMAIL']);
});

/** Signatures of these people, one a second after the other. */
const signed = (personIds: readonly string[], mark: string) =>
  events.inTx(async () => {
    const db = api.app.get(Db);
    const made: Signature[] = [];
    for (const [n, personId] of personIds.entries()) {
      const token = `${mark}-${n}`.padEnd(43, 'x');
      const details = { givenName: 'Ana', familyName: '', email: `${mark}${n}@example.org`, token, news: [] };
      const door = await api.app.get(Doors).add('signature', token);
      const keys = { contact: db.index('email', details.email), door, form: db.index('form', token) };
      const signedAt = new Date(Date.now() - 60_000 + n * 1_000);
      const about = { petitionId: world.petitions[0]!.id, personId, ward: null, display: Display.NONE } as const;
      const state = { state: SignatureState.CONFIRMED, signedAt, confirmedAt: signedAt, withdrawnAt: null };
      made.push(await db.save(db.make(Signature, { ...keys, ...about, ...state, language: 'en', details })));
    }
    return made;
  });

/** Which of their links lead to an organization. */
const open = (kind: 'signUp' | 'signature', rows: readonly (SignUp | Signature)[]) =>
  Promise.all(rows.map(({ details }) => api.app.get(Doors).organizationOf(kind, details.token).then(Boolean)));

test('the link of a sign-up or a signature that a merge took out leads to the one that stayed; undone, to its own', async () => {
  const event = await events.eventIn(3e8);
  const places = [await events.signUp(event), await events.signUp(event)];
  const [first, second] = places.map(({ personId }) => personId!);
  const signatures = await signed([first!, second!], 'merged-once');
  const place = (n: number) => api.inside(() => api.app.get(SignUpsService).own(places[n]!.details.token));
  const signature = (n: number) => api.inside(() => api.app.get(SignaturesService).own(signatures[n]!.details.token));
  const { id } = await merge(second!, first!);
  const left = (await Promise.all([place(0), place(1)])).map((own) => own?.signUp.id);
  expect(left).toEqual([places[0]!.id, places[0]!.id]);
  const stands = (await Promise.all([signature(0), signature(1)])).map((own) => own?.signature.id);
  expect(stands).toEqual([signatures[0]!.id, signatures[0]!.id]);
  for (const [path, n] of [
    ['sign-ups', 1],
    ['es/sign-ups', 1],
  ] as const)
    expect((await fetch(`${await api.app.getUrl()}/${path}/${places[n]!.details.token}`)).status).toBe(200);
  expect((await fetch(`${await api.app.getUrl()}/es/signatures/${signatures[1]!.details.token}`)).status).toBe(200);
  await undo(id);
  expect([(await place(1))!.signUp.id, (await signature(1))!.signature.id]).toEqual([places[1]!.id, signatures[1]!.id]);
  expect([(await place(0))!.signUp.id, (await signature(0))!.signature.id]).toEqual([places[0]!.id, signatures[0]!.id]);
  // By the link that was merged a place is given back, too.
  await merge(second!, first!);
  await events.giveBack(places[1]!);
  expect((await place(0))!.signUp.state).toBe('CANCELLED');
  // Whoever is deleted leaves no link behind that leads anywhere.
  const team = new Team(api);
  const admin = await team.join('admin');
  expect([await open('signUp', places), await open('signature', signatures)].flat()).toEqual(Array(4).fill(true));
  const erased = await team.gql(admin.cookie, `mutation { erasePerson(id: "${second!}", sure: true) }`);
  expect(erased.errors).toBeUndefined();
  expect([await open('signUp', places), await open('signature', signatures)].flat()).toEqual(Array(4).fill(false));
});

test('whose address is not known any more is deleted like everybody: the signature counts on, the place to come is given back', async () => {
  const event = await events.eventIn(3e8);
  const { id, personId } = await events.signUp(event);
  const [signature] = await signed([personId!], 'no-address');
  await events.admin('delete from handle where "personId" = $1', [personId]);
  const admin = await new Team(api).join('admin');
  const { errors } = await new Team(api).gql(admin.cookie, `mutation { erasePerson(id: "${personId!}", sure: true) }`);
  expect(errors).toBeUndefined();
  const left = await events.inTx(async () => {
    const db = api.app.get(Db);
    const { state, erased, details } = await db.repo(Signature).findOneByOrFail({ id: signature!.id });
    const { forgotten } = await db.repo(Event).findOneByOrFail({ id: event.id });
    return { state, erased, email: details.email, forgotten, places: await db.repo(SignUp).countBy({ id }) };
  });
  expect(left).toEqual({ state: 'CONFIRMED', erased: true, email: '', forgotten: 0, places: 0 });
});

test('links lead on through merge after merge, a signature is withdrawn by one, and all end with what they lead to', async () => {
  const event = await events.eventIn(3e8);
  const places = [await events.signUp(event), await events.signUp(event), await events.signUp(event)];
  const [a, b, c] = places.map(({ personId }) => personId!);
  const signatures = await signed([a!, b!, c!], 'merged-twice');
  /** Which of the three the last one's links lead to. */
  const led = () =>
    api.inside(async () => {
      const place = await api.app.get(SignUpsService).own(places[2]!.details.token);
      const signature = await api.app.get(SignaturesService).own(signatures[2]!.details.token);
      return [
        places.findIndex(({ id }) => id === place?.signUp.id),
        signatures.findIndex(({ id }) => id === signature?.signature.id),
      ];
    });
  await merge(b!, c!);
  expect(await led()).toEqual([1, 1]);
  const { id } = await merge(a!, b!);
  expect(await led()).toEqual([0, 0]);
  await undo(id);
  expect(await led()).toEqual([1, 1]);
  await merge(a!, b!);
  const withdrawn = await api.inside(() => api.app.get(SignaturesService).withdraw(signatures[2]!.details.token));
  expect([withdrawn?.signature.id, withdrawn?.signature.state]).toEqual([signatures[0]!.id, 'WITHDRAWN']);
  expect(await open('signUp', places)).toEqual([true, true, true]);
  await events.admin(
    `update event set "startsAt" = now() - interval '92 days', "endsAt" = now() - interval '91 days' where id = $1`,
    [event.id],
  );
  await api.inside(() => api.app.get(SignUpsService).forget());
  expect(await open('signUp', places)).toEqual([false, false, false]);
});

test('the strictest consent wins, and a stop after the merge is both people’s', async () => {
  const [keep, drop] = [await savedPerson(api), await savedPerson(api)];
  const consent = api.app.get(ConsentService);
  await api.inside(async () => {
    await consent.consent(drop.id, Channel.EMAIL, false, 'person');
    await consent.consent(keep.id, Channel.EMAIL, true, 'person');
    await consent.optOut(drop.id, Channel.SMS, 'person');
  });
  const { id } = await merge(keep.id, drop.id);
  expect(await optedOut(keep.id)).toEqual(['SMS']);
  const may = (person: string) => api.inside(() => people().mayContact(person, 'email', 'bulk'));
  expect((await may(keep.id)).why).toBe('people.contact.saidNo');
  await api.inside(() => consent.optOut(keep.id, Channel.ALL, 'person'));
  expect((await undo(id)).since).toContain('OPTED_OUT');
  expect([await optedOut(keep.id), await optedOut(drop.id)]).toEqual([['ALL'], ['ALL', 'SMS']]);
});

test('what happened since stays with who was kept; what was changed since is told', async () => {
  const [keep, drop] = [await savedPerson(api), await savedPerson(api, { givenName: 'Eva', notes: 'Sings.' })];
  const { id } = await merge(keep.id, drop.id, [{ field: 'GIVEN_NAME', take: 'TYPED', typed: 'Evita' }]);
  await api.gql(
    'organizer',
    `mutation { updatePerson(id: "${keep.id}", changes: { familyName: "Paz", notes: "New." }) { id } }`,
  );
  const { changed, since } = await undo(id);
  expect([changed, since]).toEqual([['familyName', 'notes'], ['EDITED']]);
  const told = async (each: string) =>
    (await api.gql<Record<string, { notes: string }>>('organizer', `{ person(id: "${each}") { notes } }`)).data.person!
      .notes;
  expect([await told(keep.id), await told(drop.id)]).toEqual(['New.', 'Sings.']);
  const [one, other] = await Promise.all([keep.id, drop.id].map((each) => api.inside(() => people().get(each))));
  expect([one!.details.givenName, one!.details.familyName]).toEqual(['Ada', 'Paz']);
  expect([other!.details, one!.details.emails]).toEqual([drop.details, keep.details.emails]);
  const found = await api.inside(() => people().withHandle('email', drop.details.emails![0]!));
  expect(found.map((each) => each.id)).toEqual([drop.id]);
});

test('merges are undone from the last one on, once, and within their days', async () => {
  const [a, b, c] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  const first = await merge(b.id, c.id);
  const second = await merge(a.id, b.id);
  const { data } = await api.gql<Data>('organizer', `{ person(id: "${c.id}") { id } }`);
  expect(data.person!.id).toBe(a.id);
  const refused = async (id: string) => (await api.gql('organizer', UNDO, { id })).errors?.[0]?.message;
  expect(await refused(first.id)).toMatch('later merge first');
  await undo(second.id);
  await undo(first.id);
  expect(await refused(first.id)).toMatch('already undone');
  const third = await merge(a.id, b.id);
  await events.admin(`update merge set at = now() - interval '31 days' where id = $1`, [third.id]);
  await api.inside(() => api.app.get(UndoService).forget());
  expect(await refused(third.id)).toMatch('30 days');
});

test('of a mailing to both, one is sent: what was begun counts, what waits is not', async () => {
  const db = api.app.get(Db);
  const [keep, drop] = [await savedPerson(api), await savedPerson(api)];
  const put = (personId: string, subjectId: string, state: MessageState) =>
    events.inTx(() => {
      const times = { notBefore: new Date(), notAfter: new Date(Date.now() + 1e7) };
      const claimed = state === MessageState.SENDING ? { attempt: randomUUID(), claimedAt: new Date() } : {};
      const subject = { template: 'blast', subjectKind: 'blast', subjectId, occasion: personId } as const;
      return db.save(db.make(Message, { ...subject, ...times, ...claimed, personId, state }));
    });
  const [both, one] = [v4(), v4()];
  const [waiting, begun, alone] = [
    await put(keep.id, both, MessageState.QUEUED),
    await put(drop.id, both, MessageState.SENDING),
    await put(drop.id, one, MessageState.ACCEPTED),
  ];
  await merge(keep.id, drop.id);
  const after = async (id: string) => {
    const { state, personId, occasion } = await events.inTx(() => db.repo(Message).findOneByOrFail({ id }));
    return [state, personId === keep.id, occasion === keep.id];
  };
  expect(await after(waiting.id)).toEqual(['CANCELLED', true, true]);
  expect(await after(begun.id)).toEqual(['SENDING', true, false]);
  // A mailing that is still being filled finds that this person has theirs.
  expect(await after(alone.id)).toEqual(['ACCEPTED', true, true]);
});

test('of merges that cross, sign-ups and stops at the same moment none is lost', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [a, b, c] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
    const met = { givenName: 'Ada', familyName: 'Lovelace', email: b.details.emails![0]!, source: 'test' };
    const answers = await Promise.all([
      asked(a.id, b.id),
      asked(b.id, c.id),
      api.inside(() => api.app.get(ConsentService).optOut(b.id, Channel.EMAIL, 'unsubscribe')),
      events.signUp(world.events[0]!, { email: met.email }),
      api.inside(() => people().findOrCreate(met)),
    ]);
    const found = await api.inside(() => people().withHandle('email', met.email));
    expect(found).toHaveLength(1);
    expect(await optedOut(found[0]!.id)).toEqual(['EMAIL']);
    const rows = await everything(api, [found[0]!.id]);
    expect(rows['sign_up personId']).toHaveLength(1);
    for (const { errors } of answers.slice(0, 2) as Awaited<ReturnType<typeof asked>>[])
      if (errors) expect(errors[0]!.extensions.code).toBe('CONFLICT');
  }
});

test('who may not merge is refused; nobody merges whom they do not see, nor one with themselves', async () => {
  const [keep, drop] = [await savedPerson(api), await savedPerson(api)];
  const input = { keepId: keep.id, dropId: drop.id };
  for (const role of ['coordinator', 'lead', 'volunteer', 'auditor', 'integration'] as const) {
    expect((await api.gql(role, MERGE, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await api.gql(role, UNDO, { id: keep.id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  expect((await api.gql(undefined, MERGE, { input })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await asked(keep.id, keep.id)).errors?.[0]?.extensions.code).toBe('INVALID');
  expect((await asked(keep.id, v4())).errors?.[0]?.extensions.code).toBe('CONFLICT');
  const both = await api.inside(() => people().byIds([keep.id, drop.id]));
  expect(both.size).toBe(2);
});

const ahead = async (keepId: string, dropId: string) => {
  const query = `query ($keepId: ID!, $dropId: ID!) { mergeAhead(keepId: $keepId, dropId: $dropId) {
    fields { field } ownFields { fieldId keep drop take } cells { list column keep drop take } } }`;
  const { data, errors } = await api.gql<Record<string, object>>('organizer', query, { keepId, dropId });
  expect(errors).toBeUndefined();
  return data.mergeAhead!;
};

test('of own fields and cells of a list the newer value stands, or the one that is chosen; undo gives each back', async () => {
  const db = api.app.get(Db);
  const [kids, hall] = world.setting.fields;
  const list = world.setting.lists[0]!;
  const own = (...values: [string, string][]) => ({
    custom: values.map(([fieldId, value]) => ({ fieldId, values: [value] })),
  });
  const keep = await savedPerson(api, own([kids!.id, '1'], [hall!.id, 'North']));
  const drop = await savedPerson(api, own([kids!.id, '2']));
  const put = (personId: string, values: Record<string, string>) =>
    events.inTx(() => db.save(db.make(ListCells, { listId: list.id, personId, details: { values } })));
  await put(keep.id, { [SEAT]: '7' });
  await put(drop.id, { [SEAT]: '9', [BUS]: 'B' });
  const cells = { list: 'March', keep: '7', drop: '9', take: 'DROP' };
  expect(await ahead(keep.id, drop.id)).toEqual({
    fields: [],
    ownFields: [
      { fieldId: kids!.id, keep: ['1'], drop: ['2'], take: 'DROP' },
      { fieldId: hall!.id, keep: ['North'], drop: [], take: 'KEEP' },
    ],
    cells: [
      { ...cells, column: 'seat' },
      { ...cells, column: 'bus', keep: '', drop: 'B' },
    ],
  });
  const now = (id: string) =>
    events.inTx(async () => {
      const row = await db.repo(ListCells).findOneBy({ personId: id, listId: list.id });
      return [(await people().get(id)).details.custom, row?.details.values];
    });
  const before = [await now(keep.id), await now(drop.id)];
  const both = { keepId: keep.id, dropId: drop.id };
  const done = async (input: object) => {
    const { data, errors } = await api.gql<Data>('organizer', MERGE, { input: { ...both, ...input } });
    expect(errors).toBeUndefined();
    return data.mergePeople!.id;
  };
  const first = await done({});
  expect(await now(keep.id)).toEqual([
    { [kids!.id]: ['2'], [hall!.id]: ['North'] },
    { [SEAT]: '9', [BUS]: 'B' },
  ]);
  expect((await undo(first)).changed).toEqual([]);
  expect([await now(keep.id), await now(drop.id)]).toEqual(before);
  const fields = [
    { fieldId: kids!.id, take: 'TYPED', values: ['3'] },
    { fieldId: hall!.id, take: 'DROP' },
  ];
  const second = await done({ ownFields: fields, cells: [{ listId: list.id, columnId: SEAT, take: 'KEEP' }] });
  expect(await now(keep.id)).toEqual([{ [kids!.id]: ['3'] }, { [SEAT]: '7', [BUS]: 'B' }]);
  // What somebody wrote since stays, cell by cell.
  const cell = { listId: list.id, personId: keep.id, columnId: SEAT, value: '8' };
  await events.inTx(() => db.save(db.make(ListPerson, { listId: list.id, personId: keep.id })));
  const set = 'mutation ($input: ListCellInput!) { setListCell(input: $input) { person { id } } }';
  expect((await api.gql('organizer', set, { input: cell })).errors).toBeUndefined();
  expect((await undo(second)).changed).toEqual(['cells']);
  expect(await now(keep.id)).toEqual([before[0]![0], { [SEAT]: '8' }]);
  expect(await now(drop.id)).toEqual(before[1]);
  const wrong = { ...both, ownFields: [{ fieldId: kids!.id, take: 'TYPED', values: ['many'] }] };
  expect((await api.gql('organizer', MERGE, { input: wrong })).errors?.[0]?.extensions.code).toBe('INVALID');
});

test('after a merge somebody stands where the newest line of the log says, whoever of the two is kept', async () => {
  const stages = (await api.gql<Record<string, { id: string }[]>>('organizer', '{ ladder { id } }')).data.ladder!;
  const move = 'mutation ($input: MoveInput!) { moveOnLadder(input: $input) { stageId } }';
  const to = async (personId: string, stage: number) => {
    const { errors } = await api.gql('organizer', move, { input: { personId, stageId: stages[stage]!.id } });
    expect(errors).toBeUndefined();
  };
  const stands = async (personId: string) => {
    const query = `{ standingOf(personId: "${personId}") { stageId } }`;
    const { data } = await api.gql<Record<string, { stageId: string }>>('organizer', query);
    return stages.findIndex(({ id }) => id === data.standingOf!.stageId);
  };
  const [one, other] = [await savedPerson(api), await savedPerson(api)];
  await to(one.id, 0);
  await to(other.id, 1);
  const { id } = await merge(one.id, other.id);
  expect(await stands(one.id)).toBe(1);
  await undo(id);
  expect([await stands(one.id), await stands(other.id)]).toEqual([0, 1]);
  // Again at the same stage, so since when they stand there is older than the log's newest line.
  await to(one.id, 0);
  await merge(one.id, other.id);
  expect(await stands(one.id)).toBe(0);
});
