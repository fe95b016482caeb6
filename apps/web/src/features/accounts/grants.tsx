import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { list } from '../../lib/format.ts';
import { type Language, type Say, sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Notice } from '../../ui/index.ts';
import { END_GRANT, type Grant, type User } from './documents.ts';

/** What a grant is over, in words. */
function scopeOf(grant: Grant, say: Say, language: Language): string {
  const { scope, subject, campaignCode, wards, people } = grant;
  if (scope === 'WARDS') return say('console.grants.over.WARDS', { wards: list(language, (wards ?? []).map(String)) });
  if (scope === 'PEOPLE') return say('console.grants.over.PEOPLE', { count: people });
  const name = scope === 'CAMPAIGN' ? campaignCode : subject;
  return name ? say(`console.grants.over.${scope}`, { name }) : say(`console.grants.scope.${scope}`);
}

/** The role and the scope of a grant, and its last day where it has one. */
export function GrantLine({ grant }: { readonly grant: Grant }) {
  const { say, language } = useTexts();
  const role = grant.roleName ?? sayCode(say, 'console.settings.role', grant.role ?? '');
  const last = grant.until && new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(grant.until));
  return (
    <>
      <b>{role}</b>: {scopeOf(grant, say, language)}
      {last && <span className="meta"> {say('console.grants.until', { date: last })}</span>}
    </>
  );
}

/** Everything that somebody was given, each with the way to end it. */
export function GrantList({ user }: { readonly user: User }): ReactNode {
  const { say } = useTexts();
  const [{ fetching }, end] = useMutation(END_GRANT);
  const [failure, setFailure] = useState<Failure>();
  if (!user.grants.length) return <p className="soft">{say('console.grants.none')}</p>;
  return (
    <div className="stack">
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <ul className="stack">
        {user.grants.map((grant) => (
          <li key={grant.id} className="row wrap">
            <span className="grow">
              <GrantLine grant={grant} />
            </span>
            <Button
              busy={fetching}
              aria-label={say('console.grants.endOf', {
                role: grant.roleName ?? sayCode(say, 'console.settings.role', grant.role ?? ''),
                name: user.name,
              })}
              onPress={() => void end({ id: grant.id }).then(({ error }) => setFailure(failureOf(error)))}
            >
              {say('console.grants.end')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
