import type { Alert } from '../audit/documents.ts';
import type { Item, Words } from './item.ts';

/** Accounts that were refused a reveal again and again, in the last days. */
export const auditItems = (alerts: readonly Alert[], { say, language }: Words): Item[] =>
  alerts.map(({ id, at, user }) => {
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at));
    return {
      key: `alert:${id}`,
      icon: 'shield',
      tone: 'failed',
      sentence: say('console.today.alert', { name: user?.name ?? say('console.audit.nobody') }),
      why: say('console.today.alertWhy', { date }),
      verb: say('console.today.alertLook'),
      to: '/settings/audit',
    };
  });
