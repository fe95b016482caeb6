import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, NotDone, Section } from '../../ui/index.ts';
import { NOTICE_CONTEXT, NOTICES, READ_NOTICES } from '../council/following/documents.ts';
import { noticeLines } from './notice-lines.ts';
import css from './today.module.css';

/** What changed of what the reader follows, until they have seen it; nothing where nothing did. */
export function Notices(): ReactNode {
  const words = useTexts();
  const { say, language } = words;
  const [{ data }] = useQuery({ query: NOTICES, context: NOTICE_CONTEXT, requestPolicy: 'cache-and-network' });
  const [{ fetching, error }, read] = useMutation(READ_NOTICES);
  const lines = data ? noticeLines(data, words) : [];
  if (!lines.length) return null;
  return (
    <Section
      title={say('console.notices')}
      beside={
        <Button icon="check" busy={fetching} onPress={() => void read({}, NOTICE_CONTEXT)}>
          {say('console.notices.seen')}
        </Button>
      }
    >
      <NotDone error={error} title="console.notices.notDone" />
      <ul className={css.notices}>
        {lines.map(({ key, text, to, at }) => (
          <li key={key}>
            {to ? <Link to={to}>{text}</Link> : text}
            <time className="meta" dateTime={at}>
              {moment(language, at)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
