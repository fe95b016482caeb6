import { Fragment, type ReactNode } from 'react';
import { day } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Pill } from '../../ui/index.ts';
import type { personDocument } from './documents.ts';

type Line = ResultOf<typeof personDocument>['person']['consentLedger'][number];
const KINDS = { AGREED: 'good', SAID_NO: 'bad', SAID_STOP: 'bad', NOT_STATED: 'warn', NEVER_ASKED: 'line' } as const;

/** What somebody said of each channel: since when, how we know, and the sentence they answered. */
export function ConsentLedger({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const { say, language } = useTexts();
  return (
    <dl className="facts">
      {lines.map(({ channel, state, since, source, stated, wording, by }) => (
        <Fragment key={channel}>
          <dt>{say(`console.consent.channel.${channel}`)}</dt>
          <dd className="consent">
            <Pill kind={KINDS[state]}>{say(`console.consent.state.${state}`)}</Pill>
            {since && (
              <span className="meta">
                {say('console.consent.since', { day: day(language, since) })}
                {source && `, ${sayCode(say, 'console.consent.source', source)}`}
                {by && ` · ${by.name}`}
              </span>
            )}
            {wording && (
              <span className="meta">
                {say('console.consent.wording')}
                <q lang={wording.language}>{wording.text}</q>
              </span>
            )}
            {stated && <span className="meta">{say('console.consent.stated', { text: stated })}</span>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
