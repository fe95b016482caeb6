import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Icon, NotDone, Pill } from '../../../ui/index.ts';
import { FollowButton } from '../following/follow-button.tsx';
import { told } from '../words.ts';
import css from './agenda.module.css';
import { type Agenda, AGENDA_CONTEXT, type AgendaItem, DECIDE_MATCH, SET_STATE } from './documents.ts';
import { printed } from './weeks.ts';

interface Props {
  readonly item: AgendaItem;
  readonly agenda: Agenda;
}

/** "9:30 AM" as the language writes it. */
const clock = (language: string, time: string): string =>
  new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC', hour12: true }).format(
    new Date(`2026-01-01T${time}:00Z`),
  );

/** One item: when, what, and which demands it is about; who keeps the ledger decides on what is only suggested. */
export function ItemRow({ item, agenda, change }: Props & { readonly change: () => void }): ReactNode {
  const { say, language } = useTexts();
  const keeps = useSession().can('council.record');
  const { text, lang } = printed(item.title, language);
  return (
    <li className={`card ${css.item}`}>
      <h3 lang={lang}>{text}</h3>
      <p className={css.facts}>
        <span>{printed(item.bodyName, language).text}</span>
        <span>{item.heldAt ? clock(language, item.heldAt) : say('console.agenda.timeUnknown')}</span>
        <span>{say(`console.agenda.kind.${item.kind}`)}</span>
        {item.fileNumber && <span>{say('console.agenda.file', { number: item.fileNumber })}</span>}
        {item.state !== 'PLANNED' && (
          <Pill kind={item.state === 'HELD' ? 'good' : 'warn'}>{say(`console.agenda.state.${item.state}`)}</Pill>
        )}
        {item.url && (
          <a href={item.url} rel="noreferrer">
            {say('console.agenda.source')}
          </a>
        )}
      </p>
      <Matches item={item} agenda={agenda} keeps={keeps} />
      {item.matter && <FollowButton kind="MATTER" code={item.matter} name={text} />}
      {keeps && <Acts item={item} agenda={agenda} change={change} />}
    </li>
  );
}

function Matches({ item, agenda, keeps }: Props & { readonly keeps: boolean }): ReactNode {
  const { say } = useTexts();
  const shown = item.matches.filter(({ state }) => state === 'CONFIRMED' || (keeps && state === 'SUGGESTED'));
  if (!shown.length) return <p className="meta">{say('console.agenda.none')}</p>;
  return (
    <ul className={css.matches}>
      {shown.map((match) => (
        <Match key={match.demand} match={match} item={item} agenda={agenda} keeps={keeps} />
      ))}
    </ul>
  );
}

/** A demand that it is about leads to the path to a majority; one that is only suggested is a question. */
function Match({
  match: { demand, reason, state },
  item,
  agenda,
  keeps,
}: Props & { readonly match: AgendaItem['matches'][number]; readonly keeps: boolean }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching, error }, decide] = useMutation(DECIDE_MATCH);
  const title = agenda.demands.find(({ code }) => code === demand)?.title;
  const { text, lang } = title ? told(title, language) : { text: demand };
  const set = (about: boolean) => void decide({ item: item.id, demand, about }, AGENDA_CONTEXT);
  const suggested = state === 'SUGGESTED';
  return (
    <li className={css.match} data-suggested={suggested || undefined}>
      <div className={css.grow}>
        {suggested ? (
          <>
            <p>
              <b>{say('console.agenda.suggested', { demand: text })}</b>
            </p>
            <p className="meta">{say(`console.agenda.because.${reason}`)}</p>
          </>
        ) : (
          <Link to={`/council/path/${demand}`} lang={lang}>
            <Icon name="flag" small /> {say('console.agenda.path', { demand: text })}
          </Link>
        )}
        <NotDone error={error} title="console.agenda.notDone" />
      </div>
      {suggested && (
        <Button
          kind="primary"
          busy={fetching}
          onPress={() => set(true)}
          aria-label={`${say('console.agenda.confirm')}: ${text}`}
        >
          {say('console.agenda.confirm')}
        </Button>
      )}
      {keeps && (
        <Button
          busy={fetching}
          onPress={() => set(false)}
          aria-label={`${say(suggested ? 'console.agenda.turnDown' : 'console.agenda.takeBack')}: ${text}`}
        >
          {say(suggested ? 'console.agenda.turnDown' : 'console.agenda.takeBack')}
        </Button>
      )}
    </li>
  );
}

/** What whoever keeps the ledger may do with an item. */
function Acts({ item, agenda, change }: Props & { readonly change: () => void }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching, error }, setState] = useMutation(SET_STATE);
  const about = printed(item.title, language).text;
  const named = (key: 'change' | 'held' | 'withdraw' | 'plan') => ({
    children: say(`console.agenda.${key}`),
    'aria-label': `${say(`console.agenda.${key}`)}: ${about}`,
  });
  const to = (state: AgendaItem['state']) => ({
    busy: fetching,
    onPress: () => void setState({ id: item.id, state }, AGENDA_CONTEXT),
  });
  return (
    <>
      <div className={css.acts}>
        <AddDemand item={item} agenda={agenda} />
        <Button icon="file" onPress={change} {...named('change')} />
        {item.state === 'PLANNED' ? (
          <>
            <Button {...to('HELD')} {...named('held')} />
            <Button {...to('WITHDRAWN')} {...named('withdraw')} />
          </>
        ) : (
          <Button {...to('PLANNED')} {...named('plan')} />
        )}
      </div>
      <NotDone error={error} title="console.agenda.notDone" />
    </>
  );
}

/** Somebody says that it is about one more demand. */
function AddDemand({ item, agenda }: Props): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching, error }, decide] = useMutation(DECIDE_MATCH);
  const [demand, choose] = useState('');
  const left = agenda.demands.filter(
    ({ code }) => !item.matches.some((match) => match.demand === code && match.state !== 'TURNED_DOWN'),
  );
  const add = async () => {
    const { error: failed } = await decide({ item: item.id, demand, about: true }, AGENDA_CONTEXT);
    if (!failed) choose('');
  };
  return (
    <>
      <label className="vh" htmlFor={`add-${item.id}`}>
        {say('console.agenda.add')}
      </label>
      <select
        id={`add-${item.id}`}
        className="input"
        value={demand}
        onChange={({ currentTarget: { value } }) => choose(value)}
      >
        <option value="">{say('console.agenda.add')}</option>
        {left.map(({ code, title }) => (
          <option key={code} value={code}>
            {told(title, language).text}
          </option>
        ))}
      </select>
      {demand && (
        <Button busy={fetching} onPress={() => void add()}>
          {say('console.agenda.addVerb')}
        </Button>
      )}
      <NotDone error={error} title="console.agenda.notDone" />
    </>
  );
}
