import type { Kind, Rows } from './permissions.ts';
import { petitionInput } from './signing.ts';

const text = (value: unknown) => JSON.stringify(value);

const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(literal).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{ ${Object.entries(value)
          .map(([key, each]) => `${key}: ${literal(each)}`)
          .join(', ')} }`
      : text(value);

/** What an operation is about, and what it is asked with; one without a line takes nothing. */
export const ABOUT: Record<string, [Kind | undefined, (rows: Rows) => string]> = {
  person: ['person', ({ person }) => `id: "${person}"`],
  event: ['event', ({ event }) => `id: "${event}"`],
  petition: ['petition', ({ petition }) => `id: "${petition}"`],
  blast: ['blast', ({ blast }) => `id: "${blast}"`],
  blastReview: ['blast', ({ blast }) => `id: "${blast}"`],
  blastPreview: ['blast', ({ blast }) => `id: "${blast}", language: "en"`],
  figureScores: [undefined, () => 'code: "per:payne"'],
  evidenceEntry: [undefined, ({ user }) => `id: "${user}"`],
  setPublicScores: [undefined, () => 'on: false'],
  wardBodies: [undefined, () => 'ward: 1'],
  importFile: [undefined, ({ user }) => `id: "${user}"`],
  checkImport: [undefined, ({ user }) => `id: "${user}", choice: { columns: [] }`],
  startImport: [undefined, ({ user }) => `id: "${user}"`],
  cancelImport: [undefined, ({ user }) => `id: "${user}"`],
  undoImport: [undefined, ({ user }) => `id: "${user}"`],
  incident: [undefined, () => 'code: "I1"'],
  recordClaim: [
    undefined,
    () =>
      'input: { about: "x", claimantKind: BODY, stance: ASSERTS, textEn: "", textEs: "", source: { publisher: "P" }, locator: "x" }',
  ],
  decideClaim: [undefined, ({ user }) => `input: { id: "${user}", verdict: ACCEPT }`],
  councilCell: [undefined, () => 'ward: 1, demand: "D1"'],
  path: [undefined, () => 'demand: "D1"'],
  reveal: ['person', ({ person }) => `input: { personId: "${person}", field: PHONE, reason: CALL }`],
  updatePerson: ['person', ({ person }) => `id: "${person}", changes: { pronouns: "ella" }`],
  optOut: ['person', ({ person }) => `personId: "${person}", channel: SMS`],
  createPerson: [undefined, () => 'input: { givenName: "Nueva" }'],
  updateEvent: ['event', ({ event }) => `id: "${event}", changes: { summaryEn: "x" }`],
  publishEvent: ['event', ({ event }) => `id: "${event}"`],
  cancelEvent: ['event', ({ event }) => `id: "${event}"`],
  createEvent: [
    undefined,
    () => 'input: { titleEn: "", titleEs: "", startsAt: "x", endsAt: "x", placeName: "", timeZone: "" }',
  ],
  givePlace: ['signUp', ({ signUp }) => `signUpId: "${signUp}"`],
  createPetition: [undefined, () => `input: ${literal(petitionInput())}`],
  updatePetition: ['petition', ({ petition }) => `id: "${petition}", changes: { summaryEn: "x" }`],
  publishPetition: ['petition', ({ petition }) => `id: "${petition}"`],
  closePetition: ['petition', ({ petition }) => `id: "${petition}"`],
  createBlast: [undefined, () => 'input: { title: "B" }'],
  updateBlast: ['blast', ({ blast }) => `id: "${blast}", changes: { title: "C" }`],
  startBlast: ['blast', ({ blast, user }) => `id: "${blast}", key: "${user}"`],
  pauseBlast: ['blast', ({ blast }) => `id: "${blast}"`],
  resumeBlast: ['blast', ({ blast }) => `id: "${blast}"`],
  cancelBlast: ['blast', ({ blast }) => `id: "${blast}"`],
  saveMailSender: [undefined, () => 'input: { name: "N", postalAddress: "P" }'],
  sendAgain: ['message', ({ message }) => `id: "${message}"`],
  leaveUnsent: ['message', ({ message }) => `id: "${message}"`],
  createTask: ['user', ({ user }) => `input: { title: "T", assigneeId: "${user}" }`],
  updateTask: ['task', ({ task }) => `id: "${task}", changes: { title: "U" }`],
  setTaskDone: ['task', ({ task }) => `id: "${task}", done: false`],
  deleteTask: ['task', ({ task }) => `id: "${task}"`],
  giveBackShift: ['signUp', ({ signUp }) => `id: "${signUp}"`],
  invite: [undefined, () => `input: { email: "new${Math.random()}@example.org", role: "volunteer", language: "en" }`],
  resendInvitation: ['invitation', ({ invitation }) => `id: "${invitation}"`],
  revokeInvitation: ['invitation', ({ invitation }) => `id: "${invitation}"`],
  setUserDisabled: ['user', ({ user }) => `id: "${user}", disabled: false`],
  changeUserRole: ['user', ({ user }) => `id: "${user}", role: "coordinator"`],
  giveGrant: ['user', ({ user }) => `input: { userId: "${user}", role: "volunteer", scope: ORGANIZATION }`],
  assignees: ['person', ({ person }) => `personId: "${person}"`],
  assignPeople: ['person', ({ person, user }) => `input: { userId: "${user}", personIds: ["${person}"] }`],
  endAssignment: ['grant', ({ grant, person }) => `grantId: "${grant}", personId: "${person}"`],
  endGrant: ['grant', ({ grant }) => `id: "${grant}"`],
  makeRole: [undefined, () => `input: { name: "R${Math.random()}", permissions: ["council.read"] }`],
  removeRole: ['role', ({ role }) => `id: "${role}"`],
  askFactorReset: ['user', ({ user }) => `userId: "${user}"`],
  approveFactorReset: ['user', ({ user }) => `id: "${user}"`],
  cancelFactorReset: ['user', ({ user }) => `id: "${user}"`],
  endSession: [undefined, ({ user }) => `id: "${user}"`],
  stateConsent: ['message', ({ message }) => `batchId: "${message}", source: "x"`],
  forecasts: [undefined, () => 'demand: "D1"'],
  keepForecast: [undefined, () => 'input: { demand: "D1" }'],
  demandPage: [undefined, () => 'code: "D1"'],
  figure: [undefined, () => 'code: "per:payne"'],
  matter: [undefined, () => 'code: "mat:none"'],
  recordAct: [
    undefined,
    () =>
      `input: { act: SIGN, figures: ["per:frey"], on: "2025-12-11", matter: { titleEn: "T" }, links: [], source: { publisher: "P" }, locator: "x" }`,
  ],
  positionHistory: [undefined, () => 'figure: "per:payne"'],
  follow: [undefined, () => 'kind: FIGURE, code: "per:payne", on: true'],
  recordEvidence: [
    undefined,
    () =>
      `input: { type: DIRECT_QUOTE, textEn: "", textEs: "", source: { publisher: "P" }, locator: "x", confidence: HIGH, links: [] }`,
  ],
  recordRollCall: [
    undefined,
    () =>
      `input: { matter: { titleEn: "T" }, motion: PASSAGE, heldOn: "2025-12-11", result: "PASSED", votes: [], counts: [], links: [], source: { publisher: "P" }, locator: "x" }`,
  ],
  decideEntry: [undefined, ({ user }) => `input: { id: "${user}", kind: EVIDENCE, verdict: ACCEPT }`],
  retractEvidence: [undefined, ({ user }) => `id: "${user}", reason: "x"`],
  retractRollCall: [undefined, ({ user }) => `id: "${user}", reason: "x"`],
  proposeOverride: [
    undefined,
    () =>
      'input: { figure: "x", demand: "D1", label: "SUPPORT", reason: "x y z", from: "2025-12-01", until: "2025-12-31" }',
  ],
  agreeOverride: [undefined, ({ user }) => `id: "${user}"`],
  endOverride: [undefined, ({ user }) => `id: "${user}"`],
  whipAssessments: [undefined, () => 'lever: "x"'],
  assessWhip: [undefined, () => 'input: { figure: "x", lever: "x", lean: 3, note: "" }'],
  recordMeeting: [
    undefined,
    () => 'input: { figure: "x", heldOn: "2025-12-01", present: "", notes: "", asks: [], commitments: [] }',
  ],
  assignAsk: [undefined, () => 'input: { figure: "x", demand: "D1" }'],
  askDone: [undefined, ({ user }) => `id: "${user}", result: "x"`],
  figureReplies: [undefined, () => 'figure: "per:payne"'],
  recordReply: [
    undefined,
    () =>
      'input: { figure: "x", original: "x", language: "en", textEn: "", textEs: "", repliedOn: "2025-12-01", how: EMAIL, source: { publisher: "P" } }',
  ],
  recordReplySought: [
    undefined,
    ({ user }) =>
      `input: { figure: "x", accusation: "${user}", askedOn: "2025-12-01", answerBy: "2025-12-31", how: EMAIL }`,
  ],
  releaseToFigurePage: [undefined, ({ user }) => `figure: "x", id: "${user}"`],
  setFollowSettings: [undefined, () => 'daysBefore: 3, mails: true'],
  agenda: [undefined, () => 'past: false'],
  saveAgendaItem: [
    undefined,
    () => 'input: { body: "x", heldOn: "2027-01-14", titleEn: "T", titleEs: "", kind: VOTE }',
  ],
  setAgendaState: [undefined, ({ user }) => `id: "${user}", state: HELD`],
  decideAgendaMatch: [undefined, ({ user }) => `item: "${user}", demand: "D1", about: true`],
  offerRecord: [undefined, () => 'input: { organization: "Nobody", campaigns: ["x"] }'],
  acceptRecord: ['share', ({ share }) => `id: "${share}"`],
  endRecordShare: ['share', ({ share }) => `id: "${share}"`],
  confirmHolder: [undefined, () => 'ward: 99, until: "2027-01-01"'],
  confirmRecord: [undefined, () => 'version: "x"'],
  approveSpanish: [undefined, () => 'version: "x"'],
};
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
  'ImportController.take': () => ['/api/imports', {}, 'POST'],
  'UploadsController.receive': () => ['/api/imports/files', {}, 'POST'],
  'UploadsController.report': ({ user }) => [`/api/imports/${user}/rows.csv`, undefined, 'GET'],
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
