import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** A part of what was written down, the newest first. */
export const AUDIT = graphql(`
  query audit($kind: String, $userId: ID, $first: Int, $after: ID) {
    audit(kind: $kind, userId: $userId, first: $first, after: $after) {
      items {
        id
        at
        kind
        personId
        what
        why
        user {
          id
          name
        }
      }
      endCursor
    }
  }
`);

/** Alarms of the last days. */
export const AUDIT_ALERTS = graphql(`
  query auditAlerts {
    auditAlerts {
      id
      at
      user {
        id
        name
      }
    }
  }
`);

/** One line of it. */
export type AuditLine = ResultOf<typeof AUDIT>['audit']['items'][number];
/** One alarm. */
export type Alert = ResultOf<typeof AUDIT_ALERTS>['auditAlerts'][number];
