import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, ButtonLink, Loaded } from '../../../ui/index.ts';
import { Top } from '../top.tsx';
import { dayWords } from '../words.ts';
import css from './agenda.module.css';
import { type Agenda, AGENDA, AGENDA_CONTEXT, type AgendaItem } from './documents.ts';
import { ItemForm } from './item-form.tsx';
import { ItemRow } from './item-row.tsx';
import { byDay, daysBetween } from './weeks.ts';
import { WeeksPicture } from './weeks-picture.tsx';

/** What comes before a vote: the next weeks as a picture, then each item by its day, with the demands that it is about. */
export function AgendaPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: AGENDA, variables: { past: false }, context: AGENDA_CONTEXT });
  return (
    <>
      <Top tab="agenda" about={say('console.agenda.about')} />
      <Loaded result={result} retry={() => again()}>
        {({ agenda }) => <Shown agenda={agenda} />}
      </Loaded>
    </>
  );
}

function Shown({ agenda }: { readonly agenda: Agenda }): ReactNode {
  const { say } = useTexts();
  const keeps = useSession().can('council.record');
  const [writing, write] = useState<AgendaItem | 'new'>();
  const enter = keeps && (
    <Button kind="primary" icon="plus" onPress={() => write('new')}>
      {say('console.agenda.new')}
    </Button>
  );
  return (
    <div className={css.page}>
      {agenda.items.length ? (
        <>
          <WeeksPicture agenda={agenda} keeps={keeps} />
          <div className={css.bar}>
            {enter}
            <ButtonLink to="/council/following">{say('console.following.change')}</ButtonLink>
          </div>
          {byDay(agenda.items).map(([day, items]) => (
            <Day key={day} day={day} items={items} agenda={agenda} write={write} />
          ))}
        </>
      ) : (
        <Blank icon="events" title={say('console.agenda.empty')} act={enter}>
          <p>{say(keeps ? 'console.agenda.emptyText' : 'console.agenda.emptyReader')}</p>
        </Blank>
      )}
      {writing && (
        <ItemForm
          agenda={agenda}
          item={writing === 'new' ? undefined : writing}
          close={() => {
            write(undefined);
          }}
        />
      )}
    </div>
  );
}

function Day({
  day,
  items,
  agenda,
  write,
}: {
  readonly day: string;
  readonly items: readonly AgendaItem[];
  readonly agenda: Agenda;
  readonly write: (item: AgendaItem) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const left = daysBetween(agenda.today, day);
  const words =
    left === 0
      ? say('console.agenda.today')
      : left === 1
        ? say('console.agenda.tomorrow')
        : say('console.agenda.daysLeft', { count: left });
  return (
    <section className={css.day} aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>
        {dayWords(language, day)} <span className={css.left}>{words}</span>
      </h2>
      <ul className={css.items}>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} agenda={agenda} change={() => write(item)} />
        ))}
      </ul>
    </section>
  );
}
