import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { refusalOf } from '../../../lib/failure.ts';
import { dayFrom, number } from '../../../lib/format.ts';
import type { ResultOf } from '../../../lib/graphql.ts';
import { type Language, useTexts } from '../../../lib/i18n.ts';
import { download } from '../../../lib/rest.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Form, Loaded, Notice, PageHead, Pill, Section, TextField } from '../../../ui/index.ts';
import { ActOn, type Chosen, type Everybody, Tick, useChosen } from '../../people/chosen.tsx';
import { PeopleTabs } from '../../segments/tabs.tsx';
import { HOURS } from './documents.ts';
import css from './setup.module.css';

type Worked = ResultOf<typeof HOURS>['hoursReport'][number];
const inHours = (language: Language, minutes: number) => number(language, Math.round(minutes / 6) / 10);

/** Who worked from one day to another, as a segment; without the one that is missing. */
const workedIn = ({ from, to }: { readonly from: string; readonly to: string }): object => {
  // At this hour it is the same day in Minneapolis.
  const [since, until] = [from, to].map((day) => (day ? `${day}T12:00:00Z` : null));
  return { where: { did: { kind: 'hours', what: 'DID', id: null, since, until } } };
};

/** Who worked how long in a period, the most first, each as a bar of the most. */
export default function HoursPage(): ReactNode {
  const { say, language } = useTexts();
  const [period, setPeriod] = useState({ from: dayFrom(new Date(), -90), to: dayFrom(new Date(), 0) });
  const [result, again] = useQuery({ query: HOURS, variables: period });
  const people = result.data?.hoursReport.flatMap(({ person }) => person?.id ?? []) ?? [];
  const definition = workedIn(period);
  const total = result.data?.hoursTotal.people ?? 0;
  const chosen = useChosen(JSON.stringify(period));
  const everybody: Everybody = {
    total,
    whom: { segment: definition },
    file: { segment: definition },
    definition,
  };
  const send = (values: FormData) => {
    setPeriod({ from: String(values.get('from') ?? ''), to: String(values.get('to') ?? '') });
    return Promise.resolve();
  };
  return (
    <>
      <PageHead title={say('console.hours')} about={say('console.hours.about')} />
      <PeopleTabs tab="hours" />
      <Form send={send}>
        {(busy) => (
          <div className={css.period}>
            <TextField name="from" type="date" label={say('console.hours.from')} initial={period.from} />
            <TextField name="to" type="date" label={say('console.hours.to')} initial={period.to} />
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.hours.show')}
            </Button>
          </div>
        )}
      </Form>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ hoursReport, hoursTotal: { minutes } }) => (
          <Section title={say('console.hours.all', { hours: inHours(language, minutes), count: total })}>
            <ActOn chosen={chosen} everybody={everybody} />
            {people.length < total && <p className="soft">{say('console.hours.most', { count: people.length })}</p>}
            {hoursReport.length ? (
              <Lines lines={hoursReport} chosen={chosen} />
            ) : (
              <Blank icon="clock" title={say('console.hours.none')}>
                <p>{say('console.hours.noneNext')}</p>
              </Blank>
            )}
            {hoursReport.length > 0 && <Save period={period} />}
          </Section>
        )}
      </Loaded>
    </>
  );
}

/** Each as a bar of the most. */
function Lines({
  lines,
  chosen,
}: {
  readonly lines: readonly Worked[];
  readonly chosen: Chosen | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const most = Math.max(1, ...lines.map(({ minutes }) => minutes));
  return (
    <ul className={css.lines}>
      {lines.map(({ person, minutes, entries, daysOver }) => (
        <li key={person?.id ?? 'erased'}>
          <div>
            <h3 className="row">
              {person && <Tick {...{ chosen }} id={person.id} name={person.name} />}
              {person ? (
                <Link to={`/people/${person.id}`}>{person.name || say('console.person.nameless')}</Link>
              ) : (
                say('console.hours.erased')
              )}
            </h3>
            <p className="soft">{say('console.hours.entries', { count: entries })}</p>
            {daysOver > 0 && (
              <p>
                <Pill kind="warn" icon="alert">
                  {say('console.hours.daysOver', { count: daysOver })}
                </Pill>
              </p>
            )}
            <span className={css.bar} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * minutes) / most}%` }} />
            </span>
          </div>
          <span className="num">{say('console.hours.of', { hours: inHours(language, minutes) })}</span>
        </li>
      ))}
    </ul>
  );
}

/** The same as a file, for who may take people's names out. */
function Save({ period }: { readonly period: { readonly from: string; readonly to: string } }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (!can('people.export')) return null;
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await download('/api/exports/hours', period, 'hours.csv');
    } catch (error) {
      setProblem(refusalOf(error)?.message || say('console.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && (
        <Notice kind="bad" live>
          <p>{problem}</p>
        </Notice>
      )}
      <Button busy={busy} onPress={() => void save()}>
        {say('console.hours.save')}
      </Button>
    </>
  );
}
