import type { Kind, Rows } from './permissions.ts';

/** What the last one to ask may have removed, and is made anew before each asks. */
export const RENEWED: Partial<Record<string, Kind>> = {
  deleteTask: 'task',
  updateTask: 'task',
  setTaskDone: 'task',
  removeRole: 'role',
  endGrant: 'grant',
  revokeInvitation: 'invitation',
  acceptRecord: 'share',
  endRecordShare: 'share',
};
/** Lists of rows: what of each case is in them is what is asked. */
export const LISTS: Partial<Record<string, Kind>> = {
  people: 'person',
  segmentPeople: 'person',
  events: 'event',
  petitions: 'petition',
  blasts: 'blast',
  users: 'user',
  assignableUsers: 'user',
  askers: 'user',
  tasks: 'task',
  myTasks: 'task',
  myShifts: 'signUp',
  invitations: 'invitation',
  customRoles: 'role',
  sharing: 'share',
};
/** Where an object of a type that tells of people or accounts is found. */
export const WAYS: Record<string, [(rows: Rows) => string, (field: string) => string, (data: never) => unknown]> = {
  Person: [
    ({ person }) => `person(id: "${person}")`,
    (field) => `{ ${field} }`,
    ({ person }: { person: unknown }) => person,
  ],
  TimelineEntry: [
    ({ person }) => `person(id: "${person}")`,
    (field) => `{ timeline { ${field} } }`,
    ({ person }: { person: { timeline: unknown[] } }) => person.timeline.at(-1),
  ],
  SignUp: [
    ({ event }) => `event(id: "${event}")`,
    (field) => `{ signUps { ${field} } }`,
    ({ event }: { event: { signUps: unknown[] } }) => event.signUps[0],
  ],
  Event: [({ event }) => `event(id: "${event}")`, (field) => `{ ${field} }`, ({ event }: { event: unknown }) => event],
  Petition: [
    ({ petition }) => `petition(id: "${petition}")`,
    (field) => `{ ${field} }`,
    ({ petition }: { petition: unknown }) => petition,
  ],
  Message: [
    ({ person }) => `person(id: "${person}")`,
    (field) => `{ messages { ${field} } }`,
    ({ person }: { person: { messages: unknown[] } }) => person.messages[0],
  ],
};

/** How a route that asks for a permission is called; the others are public pages, whose line says so. */
export const CALLS: Record<string, (rows: Rows) => [string, object | undefined, string]> = {
  'PeopleController.person': ({ person }) => [`/people/${person}`, undefined, 'GET'],
  'NoteFilesController.attach': ({ user }) => [`/api/notes/${user}/files`, {}, 'POST'],
  'NoteFilesController.read': ({ user }) => [`/api/notes/files/${user}`, undefined, 'GET'],
  'ImportController.take': () => ['/api/imports', {}, 'POST'],
  'UploadsController.receive': () => ['/api/imports/files', {}, 'POST'],
  'UploadsController.report': ({ user }) => [`/api/imports/${user}/rows.csv`, undefined, 'GET'],
  'ExportController.hours': () => ['/api/exports/hours', { from: '2026-01-01', to: '2026-12-31' }, 'POST'],
  'ExportController.people': () => ['/api/exports/people', { format: 'csv' }, 'POST'],
  'ShiftsController.calendar': ({ signUp }) => [`/api/shifts/${signUp}/event.ics`, undefined, 'GET'],
  'AdHocController.run': () => ['/graphql/ad-hoc', { query: '{ __typename }' }, 'POST'],
  'FactorsController.showOptions': () => ['/api/factor/passkey/options', {}, 'POST'],
  'FactorsController.showPasskey': () => ['/api/factor/passkey', {}, 'POST'],
  'FactorsController.showCode': () => ['/api/factor/code', {}, 'POST'],
  'FactorsController.passkeyOptions': () => ['/api/factors/passkey/options', {}, 'POST'],
  'FactorsController.addPasskey': () => ['/api/factors/passkey', {}, 'POST'],
  'FactorsController.appOptions': () => ['/api/factors/app/options', {}, 'POST'],
  'FactorsController.addApp': () => ['/api/factors/app', {}, 'POST'],
  'FactorsController.newCodes': () => ['/api/factors/codes', {}, 'POST'],
  'FactorsController.removePasskey': ({ user }) => [`/api/factors/passkey/${user}`, undefined, 'DELETE'],
  'FactorsController.removeApp': () => ['/api/factors/app', undefined, 'DELETE'],
  'SessionController.setPassword': () => ['/api/password', { password: 'x' }, 'POST'],
};
