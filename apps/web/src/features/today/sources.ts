import type { TypedDocumentNode } from 'urql';
import type { MessageKey } from '../../lib/i18n.ts';
import { INVITATIONS, SEAL_ALARMS } from '../accounts/documents.ts';
import { AUDIT_ALERTS } from '../audit/documents.ts';
import { AGENDA } from '../council/agenda/documents.ts';
import { ASKS } from '../council/asks/documents.ts';
import { COUNCIL } from '../council/documents.ts';
import { EVENTS } from '../events/documents.ts';
import { importBatchesDocument } from '../exchange/documents.ts';
import { BLASTS, MESSAGES_TODAY } from '../outreach/documents.ts';
import { PETITIONS } from '../petitions/documents.ts';
import { FREE_TASKS, MY_TASKS } from '../volunteers/documents.ts';
import { CONTACT_NEWS } from '../volunteers/team/documents.ts';
import { agendaItems } from './agenda-items.ts';
import { askItems } from './ask-items.ts';
import { auditItems } from './audit-items.ts';
import { contactItems } from './contact-items.ts';
import { councilItems } from './council-items.ts';
import { eventItems } from './event-items.ts';
import { importItems } from './import-items.ts';
import type { Item, Words } from './item.ts';
import { messageItems } from './message-items.ts';
import { sealItems } from './seal-items.ts';
import { blastItems, freeTaskItems, invitationItems, petitionItems, taskItems } from './team-items.ts';

/** The events that this page speaks of: one question for all of its parts. */
export const COMING = { past: false, first: 25 } as const;

/** Where things that wait come from: what it asks the API, who may ask that, and the rule that makes items of it. */
export interface Source {
  readonly key: string;
  /** Without it the source is not asked at all. */
  readonly permission: string;
  /** What could not be loaded, where that is so. */
  readonly name: MessageKey;
  readonly document: TypedDocumentNode<unknown, object>;
  readonly variables: object;
  readonly items: (data: unknown, now: Date, words: Words) => readonly Item[];
}

/** Keeps document and rule of one source of one type. */
const source = <Data, Variables extends object>(own: {
  readonly key: string;
  readonly permission: string;
  readonly name: MessageKey;
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  readonly items: (data: Data, now: Date, words: Words) => readonly Item[];
}): Source => ({
  ...own,
  document: own.document as TypedDocumentNode<unknown, object>,
  items: (data, now, words) => own.items(data as Data, now, words),
});

/**
 * Every source, in the order in which equals are shown. To add one: a pure rule in `<name>-items.ts` with its test, a
 * document of its feature, and a line here.
 */
export const SOURCES: readonly Source[] = [
  source({
    key: 'contacts',
    permission: 'people.write',
    name: 'console.care.newsName',
    document: CONTACT_NEWS,
    variables: {},
    items: ({ contactNews }, _now, words) => contactItems(contactNews, words),
  }),
  source({
    key: 'seals',
    permission: 'accounts.manage',
    name: 'console.today.sealsName',
    document: SEAL_ALARMS,
    variables: {},
    items: ({ sealAlarms }, _, words) => sealItems(sealAlarms, words),
  }),
  source({
    key: 'audit',
    // The auditor has a page for it, and no first page.
    permission: 'accounts.manage',
    name: 'console.audit.title',
    document: AUDIT_ALERTS,
    variables: {},
    items: ({ auditAlerts }, _, words) => auditItems(auditAlerts, words),
  }),
  source({
    key: 'events',
    permission: 'events.write',
    name: 'console.events',
    document: EVENTS,
    variables: COMING,
    items: ({ events }, now, words) => eventItems(events.items, now, words),
  }),
  source({
    key: 'messages',
    permission: 'outreach.read',
    name: 'console.outreach',
    document: MESSAGES_TODAY,
    variables: {},
    items: ({ messagesToday }, _, words) => messageItems(messagesToday, words),
  }),
  source({
    key: 'council',
    permission: 'council.review',
    name: 'console.council',
    document: COUNCIL,
    variables: {},
    items: ({ council }, _, words) => councilItems(council, words),
  }),
  source({
    key: 'agenda',
    permission: 'council.read',
    name: 'console.today.agendaName',
    document: AGENDA,
    variables: { past: false },
    items: ({ agenda }, now, words) => agendaItems(agenda, now, words),
  }),
  source({
    key: 'asks',
    permission: 'council.record',
    name: 'console.asks.tab',
    document: ASKS,
    variables: {},
    items: (asked, now, words) => askItems(asked, now, words),
  }),
  source({
    key: 'imports',
    permission: 'people.import',
    name: 'console.import.earlier',
    document: importBatchesDocument,
    variables: {},
    items: ({ importBatches }, now, words) => importItems(importBatches, now, words),
  }),
  source({
    key: 'tasks',
    permission: 'home.own',
    name: 'console.tasks',
    document: MY_TASKS,
    variables: {},
    items: ({ myTasks }, _, words) => taskItems(myTasks, words),
  }),
  source({
    key: 'freeTasks',
    permission: 'tasks.read',
    name: 'console.tasks.free',
    document: FREE_TASKS,
    variables: {},
    items: ({ freeTasks }, _, words) => freeTaskItems(freeTasks.length, words),
  }),
  source({
    key: 'blasts',
    permission: 'outreach.send',
    name: 'console.mailings',
    document: BLASTS,
    variables: {},
    items: ({ blasts }, _, words) => blastItems(blasts, words),
  }),
  source({
    key: 'petitions',
    permission: 'petitions.write',
    name: 'console.petitions',
    document: PETITIONS,
    variables: { first: 25 },
    items: ({ petitions }, now, words) => petitionItems(petitions.items, now, words),
  }),
  source({
    key: 'invitations',
    permission: 'accounts.invite',
    name: 'console.access.title',
    document: INVITATIONS,
    variables: {},
    items: ({ invitations }, now, words) => invitationItems(invitations, now, words),
  }),
];
