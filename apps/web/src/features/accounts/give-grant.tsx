import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, type Errors, Form, Select, TextField } from '../../ui/index.ts';
import { CAMPAIGNS, CUSTOM_ROLES, GIVE_GRANT, type User } from './documents.ts';
import { FoundSubject } from './found-subject.tsx';
import { ROLES } from './invite.tsx';

/** What can be chosen here; people are assigned on their own pages. */
const SCOPES = ['EVENT', 'LIST', 'WARDS', 'CAMPAIGN', 'ORGANIZATION'] as const;
type Scope = (typeof SCOPES)[number];

const wardsIn = (typed: string): number[] => [
  ...new Set(
    typed
      .split(/[^\d]+/)
      .filter(Boolean)
      .map(Number),
  ),
];

/** The last moment of a day of the calendar, in the reader's own zone. */
export const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

function inputIn(values: FormData, userId: string, scope: Scope) {
  const text = (name: string) => String(values.get(name) ?? '').trim();
  const [kind, role = ''] = text('role').split(':');
  return {
    userId,
    ...(kind === 'own' ? { customRoleId: role } : { role }),
    scope,
    ...((scope === 'EVENT' || scope === 'LIST') && { subjectId: text('subject') || null }),
    ...(scope === 'WARDS' && { wards: wardsIn(text('wards')) }),
    ...(scope === 'CAMPAIGN' && { campaignCode: text('campaign') }),
    until: text('until') ? endOf(text('until')) : null,
  };
}

/** What has to be mended before it is worth asking the API. */
function wrongIn(values: FormData, scope: Scope, say: Say): Errors {
  const wards = wardsIn(String(values.get('wards') ?? ''));
  if (scope === 'WARDS' && (!wards.length || wards.some((ward) => ward < 1 || ward > 13)))
    return { wards: say('console.grants.wardsNeeded') };
  if ((scope !== 'EVENT' && scope !== 'LIST') || values.get('subject')) return {};
  return values.has('subject')
    ? { subject: say(`console.grants.needed.${scope}`) }
    : { scope: say('console.grants.nothing') };
}

/** Gives somebody one more role, over everything or a part, until a day or for good. */
export function GiveGrant({ user }: { readonly user: User }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ data: own }] = useQuery({ query: CUSTOM_ROLES });
  const [, give] = useMutation(GIVE_GRANT);
  const [scope, setScope] = useState<Scope>('EVENT');
  const [given, setGiven] = useState(0);
  const roles = ROLES.filter((role) => role !== 'owner' || can('accounts.owners'));
  return (
    <Form
      key={given}
      check={(values) => wrongIn(values, scope, say)}
      send={async (values) => {
        const { error } = await give({ input: inputIn(values, user.id, scope) });
        if (!error) setGiven((count) => count + 1);
        return failureOf(error);
      }}
    >
      {(busy) => (
        <>
          <Select
            name="role"
            label={say('console.access.role')}
            initial="of:lead"
            options={[
              ...roles.map((role) => ({ value: `of:${role}`, label: say(`console.settings.role.${role}`) })),
              ...(own?.customRoles ?? []).map(({ id, name }) => ({ value: `own:${id}`, label: name })),
            ]}
          />
          <Select
            name="scope"
            label={say('console.grants.scope')}
            hint={say('console.grants.scopeHint')}
            initial={scope}
            onChange={(value) => setScope(SCOPES.find((each) => each === value) ?? 'ORGANIZATION')}
            options={SCOPES.map((value) => ({ value, label: say(`console.grants.scope.${value}`) }))}
          />
          <Subject scope={scope} />
          <TextField name="until" label={say('console.grants.lastDay')} type="date" optional />
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.grants.give')}
            </Button>
            <span role="status">{given > 0 && say('console.grants.given')}</span>
          </div>
        </>
      )}
    </Form>
  );
}

/** What of a scope is meant. */
function Subject({ scope }: { readonly scope: Scope }): ReactNode {
  const { say } = useTexts();
  const [{ data }] = useQuery({ query: CAMPAIGNS, pause: scope !== 'CAMPAIGN' });
  if (scope === 'WARDS')
    return <TextField name="wards" label={say('console.grants.wards')} hint={say('console.grants.wardsHint')} />;
  if (scope === 'CAMPAIGN')
    return (
      <Select
        key={scope}
        name="campaign"
        label={say('console.grants.campaign')}
        options={(data?.campaigns ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
    );
  return scope === 'ORGANIZATION' ? null : <FoundSubject key={scope} scope={scope} />;
}
