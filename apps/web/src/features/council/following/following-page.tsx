import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import {
  Blank,
  Button,
  ButtonLink,
  Checkbox,
  Form,
  Loaded,
  Notice,
  PageHead,
  Section,
  Select,
} from '../../../ui/index.ts';
import { printed } from '../agenda/weeks.ts';
import { typed } from '../entry/parts.tsx';
import { FollowButton } from './follow-button.tsx';
import { FOLLOW_CONTEXT, FOLLOWING, type FollowingAnswer, SET_FOLLOW_SETTINGS } from './documents.ts';
import css from './following.module.css';

const DAYS = [1, 3, 7] as const;

/** What the reader follows, how early they hear of it, and whether by mail: where every such mail leads. */
export function FollowingPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: FOLLOWING, context: FOLLOW_CONTEXT });
  return (
    <>
      <PageHead
        title={say('console.following')}
        about={say('console.following.about')}
        back={{ to: '/council', label: say('council.title') }}
      />
      <Loaded result={result} retry={() => again()}>
        {(data) => (
          <>
            <Followed followed={data.followed} />
            <Section title={say('console.following.how')}>
              <How settings={data.followSettings} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}

function Followed({ followed }: Pick<FollowingAnswer, 'followed'>): ReactNode {
  const { say, language } = useTexts();
  if (!followed.length)
    return (
      <Blank
        icon="bell"
        title={say('console.following.empty')}
        act={<ButtonLink to="/council/demands">{say('console.council.tab.demands')}</ButtonLink>}
      >
        <p>{say('console.following.emptyText')}</p>
      </Blank>
    );
  return (
    <ul className={css.list}>
      {followed.map(({ kind, code, name }) => {
        const { text, lang } = printed(name, language);
        return (
          <li key={`${kind} ${code}`}>
            <span>
              <b lang={lang}>{text}</b> <span className="meta">{say(`console.following.kind.${kind}`)}</span>
            </span>
            <FollowButton kind={kind} code={code} name={text} />
          </li>
        );
      })}
    </ul>
  );
}

function How({ settings }: { readonly settings: FollowingAnswer['followSettings'] }): ReactNode {
  const { say } = useTexts();
  const [, set] = useMutation(SET_FOLLOW_SETTINGS);
  const [saved, note] = useState(false);
  const send = async (values: FormData) => {
    const { error } = await set(
      { daysBefore: Number(typed(values, 'daysBefore')), mails: values.has('mails') },
      FOLLOW_CONTEXT,
    );
    note(!error);
    return failureOf(error);
  };
  return (
    <Form send={send}>
      {(busy) => (
        <>
          <Checkbox
            name="mails"
            label={say('console.following.mails')}
            hint={say('console.following.mailsHint')}
            initial={settings.mails}
          />
          <Select
            name="daysBefore"
            label={say('console.following.daysBefore')}
            hint={say('console.following.daysHint')}
            initial={String(settings.daysBefore)}
            options={DAYS.map((days) => ({
              value: String(days),
              label: say('console.following.days', { count: days }),
            }))}
          />
          {saved && (
            <Notice kind="good" live>
              <p>{say('console.following.saved')}</p>
            </Notice>
          )}
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.following.save')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
