import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { day } from '../../../lib/format.ts';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { Button, Loaded, Notice, Section } from '../../../ui/index.ts';
import css from '../volunteers.module.css';
import { CONTACT_NEWS, NEWS_CONTEXT, READ_NEWS } from './documents.ts';

/** What the reader's own contacts did since they last said that they have read it; nothing where nobody did anything. */
export function ContactsNews(): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: CONTACT_NEWS, context: NEWS_CONTEXT });
  const [{ fetching, error }, read] = useMutation(READ_NEWS);
  const failure = failureOf(error);
  return (
    <Loaded result={result} retry={() => again()}>
      {({ contactNews }) => {
        const [newest] = contactNews;
        if (!newest) return null;
        // The times of the database are finer than those that come here.
        const until = new Date(new Date(newest.at).getTime() + 1).toISOString();
        const done = (
          <Button busy={fetching} onPress={() => void read({ until }, NEWS_CONTEXT)}>
            {say('console.care.newsRead')}
          </Button>
        );
        return (
          <Section title={say('console.care.newsTitle')} beside={done}>
            {failure && (
              <Notice kind="bad" live>
                <p>{failure.message || say('console.unreachable')}</p>
              </Notice>
            )}
            <ul className={css.shifts}>
              {contactNews.map(({ id, at, kind, person }) => (
                <li key={id}>
                  <h3>
                    <Link to={`/people/${person.id}`}>{person.name || say('console.person.nameless')}</Link>
                  </h3>
                  <p className="soft">
                    {sayCode(say, 'people.timeline', kind)}, {day(language, at)}
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        );
      }}
    </Loaded>
  );
}
