import type { ReactNode } from 'react';
import { type Language, type Say, useTexts } from '../../../lib/i18n.ts';
import { Pill, Section } from '../../../ui/index.ts';
import { dayWords } from '../words.ts';
import { Cited, Told } from './cited.tsx';
import css from './demand.module.css';
import type { DemandPage } from './documents.ts';

type Text = DemandPage['texts'][number];

/** From when until when a text was in force, as far as that is known. */
const spanWords = ({ from, until }: Text, say: Say, language: Language): string =>
  [
    from ? say('demand.from', { date: dayWords(language, from) }) : say('demand.dayUnknown'),
    until && say('demand.until', { date: dayWords(language, until) }),
  ]
    .filter(Boolean)
    .join(', ');

/** The text in force on the day, and the others below it, each with what it changed. */
export function Texts({ texts }: Pick<DemandPage, 'texts'>): ReactNode {
  const { say } = useTexts();
  const others = texts.filter(({ inForce }) => !inForce);
  const now = texts.filter(({ inForce }) => inForce);
  return (
    <Section title={say('demand.text')}>
      {now.length === 0 && <p>{say('demand.textNone')}</p>}
      {now.map((text) => (
        <OneText key={text.version} text={text} />
      ))}
      {others.length === 0 && <p className="meta">{say('demand.olderNone')}</p>}
      {others.length > 0 && (
        <>
          <h3>{say('demand.older')}</h3>
          {others.map((text) => (
            <OneText key={text.version} text={text} />
          ))}
        </>
      )}
    </Section>
  );
}

function OneText({ text }: { readonly text: Text }): ReactNode {
  const { say, language } = useTexts();
  const runs = language === 'es' ? text.changedEs : text.changedEn;
  return (
    <article className={css.oneText} data-now={text.inForce || undefined}>
      <p className={css.words}>
        <Told text={text.text} />
      </p>
      <p className="meta">
        <Pill kind={text.inForce ? 'good' : undefined} icon={text.inForce ? 'check' : 'clock'}>
          {say('demand.version', { version: text.version })}
        </Pill>{' '}
        {say(text.inForce ? 'demand.inForce' : 'demand.notInForce')}, {spanWords(text, say, language)}.{' '}
        <Cited source={text.source} locator={text.locator} />
      </p>
      {runs && <Changed runs={runs} />}
    </article>
  );
}

function Changed({ runs }: { readonly runs: NonNullable<Text['changedEn']> }): ReactNode {
  const { say } = useTexts();
  if (runs.every(({ kind }) => kind === 'SAME')) return <p className="meta">{say('demand.unchanged')}</p>;
  return (
    <p className={css.changed}>
      <b>{say('demand.changed')}:</b>{' '}
      {runs.map(({ kind, text }, at) => {
        if (kind === 'SAME') return ` ${text} `;
        const Tag = kind === 'ADDED' ? 'ins' : 'del';
        return (
          <Tag key={at}>
            <span className="vh">{say(kind === 'ADDED' ? 'demand.added' : 'demand.removed')} </span>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}
