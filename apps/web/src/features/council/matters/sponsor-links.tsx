import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, type Errors, Form, Notice, Section, Select } from '../../../ui/index.ts';
import { LEDGER_CONTEXT } from '../entry/documents.ts';
import { typed } from '../entry/parts.tsx';
import { told } from '../words.ts';
import { LINK_SPONSORS, SPONSOR_PROPOSAL } from './documents.ts';

/** What can be said of each demand. */
const CHOSEN = {
  '': 'console.sponsors.not',
  '1': 'console.entry.direction.for',
  '-1': 'console.entry.direction.against',
} as const;

const listed = (names: readonly string[], language: string): string => new Intl.ListFormat(language).format(names);

/** Proposes to link the sponsors who came without a demand; nobody is linked before somebody chooses and another one agrees. */
export function SponsorLinks({ matter }: { readonly matter: string }): ReactNode {
  const { say, language } = useTexts();
  const [{ data }, again] = useQuery({ query: SPONSOR_PROPOSAL, variables: { matter } });
  const [, link] = useMutation(LINK_SPONSORS);
  const [done, setDone] = useState(0);
  const { sponsors, proposals } = data?.sponsorProposal ?? { sponsors: [], proposals: [] };
  if (!sponsors.length && !done) return null;
  const linksIn = (values: FormData) =>
    proposals.flatMap(({ demand }) => {
      const direction = Number(typed(values, `link ${demand}`));
      return direction ? [{ demand, direction }] : [];
    });
  const send = async (values: FormData) => {
    const { data: saved, error } = await link({ matter, links: linksIn(values) }, LEDGER_CONTEXT);
    if (!saved) return failureOf(error);
    setDone(saved.linkSponsors);
    again({ requestPolicy: 'network-only' });
  };
  const check = (values: FormData): Errors =>
    linksIn(values).length ? {} : { [`link ${proposals[0]?.demand ?? ''}`]: say('field.required') };
  const options = (['', '1', '-1'] as const).map((value) => ({ value, label: say(CHOSEN[value]) }));
  return (
    <Section title={say('console.sponsors.title')}>
      {done > 0 && (
        <Notice kind="good" live>
          <p>{say('console.sponsors.done', { count: done })}</p>
        </Notice>
      )}
      {sponsors.length > 0 && <p>{say('console.sponsors.who', { names: listed(sponsors, language) })}</p>}
      {sponsors.length > 0 && !proposals.length && <p className="soft">{say('console.sponsors.none')}</p>}
      {sponsors.length > 0 && proposals.length > 0 && (
        <Form check={check} send={send}>
          {(busy) => (
            <>
              <p className="meta">{say('console.sponsors.hint')}</p>
              {proposals.map(({ demand, title, direction }) => (
                <Select
                  key={demand}
                  name={`link ${demand}`}
                  label={told(title, language).text}
                  initial={direction === null ? '' : String(direction)}
                  options={options}
                />
              ))}
              <div className="submit">
                <Button type="submit" kind="primary" busy={busy}>
                  {say('console.sponsors.go')}
                </Button>
              </div>
            </>
          )}
        </Form>
      )}
    </Section>
  );
}
