import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { dayFrom } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.tsx';
import { Blank, Button, Icon, NotDone, Pill, Table } from '../../../ui/index.ts';
import { StanceMark } from '../mark.tsx';
import { address } from '../view.ts';
import { dayWords } from '../words.ts';
import { AskedForm, GiveForm } from './ask-forms.tsx';
import { REASON_MARKS } from './ask-picture.tsx';
import css from './asks.module.css';
import { ASK_CONTEXT, ASSIGN_ASK, type AskRow } from './documents.ts';
import { type DemandAsks, isLate } from './rows.ts';

/** Whoever takes one on with one press has so many days for it. */
const DAYS = 7;

/** Everybody to ask: where they stand, why, who asks and until when, and what to do about it. */
export function AskRows({
  rows,
  demands,
  noted,
}: {
  readonly rows: readonly AskRow[];
  readonly demands: readonly DemandAsks[];
  readonly noted: (row: AskRow) => void;
}): ReactNode {
  const { say } = useTexts();
  const demandOf = (row: AskRow) => demands.find(({ code }) => code === row.demand);
  if (!rows.length)
    return (
      <Blank icon="filter" title={say('console.asks.none')}>
        <p>{say('console.asks.noneText')}</p>
      </Blank>
    );
  return (
    <Table
      label={say('console.asks.tab')}
      rows={rows}
      rowKey={({ figure, demand }) => `${figure} ${demand}`}
      columns={[
        { key: 'who', head: say('console.asks.who'), cell: (row) => <Who row={row} demand={demandOf(row)} /> },
        { key: 'why', head: say('console.asks.why'), cell: (row) => <Why row={row} /> },
        { key: 'asker', head: say('console.asks.asker'), cell: (row) => <Taken row={row} /> },
        {
          key: 'acts',
          head: say('console.asks.next'),
          bare: true,
          cell: (row) => <Acts row={row} about={demandOf(row)?.title ?? row.demand} noted={noted} />,
        },
      ]}
    />
  );
}

function Who({ row, demand }: { readonly row: AskRow; readonly demand: DemandAsks | undefined }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <Link to={address(undefined, row)} className="name">
        {say('console.council.wardAnd', { ward: row.ward, name: row.name })}
      </Link>
      <span className={css.under} lang={demand?.lang}>
        {demand?.title ?? row.demand}
      </span>
    </>
  );
}

function Why({ row: { label, reason } }: { readonly row: AskRow }): ReactNode {
  const { say } = useTexts();
  return (
    <span className={css.why}>
      <StanceMark cell={{ label, stale: reason === 'STALE' }} />
      <span className={css.reason}>
        <Icon name={REASON_MARKS[reason].icon} small />
        {say(`console.asks.reason.${reason}`)}
      </span>
    </span>
  );
}

function Taken({ row }: { readonly row: AskRow }): ReactNode {
  const { say, language } = useTexts();
  const { assignee, mine, dueOn } = row;
  if (!assignee) return <span className="soft">{say('console.asks.nobody')}</span>;
  const until = dueOn && say('console.asks.until', { date: dayWords(language, dueOn) });
  return (
    <span className={css.why}>
      <b>{mine ? say('console.asks.you') : assignee}</b>
      {isLate(row, new Date()) ? (
        <Pill kind="bad" icon="alert">
          {until}
        </Pill>
      ) : (
        <span className="soft">{until}</span>
      )}
    </span>
  );
}

function Acts({
  row,
  about,
  noted,
}: {
  readonly row: AskRow;
  readonly about: string;
  readonly noted: (row: AskRow) => void;
}): ReactNode {
  const { say } = useTexts();
  const { id } = useMe();
  const [{ fetching, error }, assign] = useMutation(ASSIGN_ASK);
  const [open, setOpen] = useState<'give' | 'asked'>();
  const { figure, demand, name, assignee } = row;
  const named = (verb: string) => ({ 'aria-label': `${verb}: ${name}, ${about}` });
  const [take, give, asked] = [
    say('console.asks.take'),
    say(assignee ? 'console.asks.change' : 'console.asks.give'),
    say('console.asks.asked'),
  ];
  const takeOn = () =>
    assign({ input: { figure, demand, assigneeId: id, dueOn: dayFrom(new Date(), DAYS) } }, ASK_CONTEXT);
  return (
    <>
      <NotDone error={error} title="console.asks.notDone" />
      <div className={css.acts}>
        {assignee ? (
          <Button icon="check" {...named(asked)} onPress={() => setOpen('asked')}>
            {asked}
          </Button>
        ) : (
          <Button icon="plus" busy={fetching} {...named(take)} onPress={() => void takeOn()}>
            {take}
          </Button>
        )}
        <Button kind="plain" {...named(give)} onPress={() => setOpen('give')}>
          {give}
        </Button>
      </div>
      {open === 'give' && <GiveForm row={row} about={about} close={() => setOpen(undefined)} />}
      {open === 'asked' && (
        <AskedForm row={row} about={about} close={() => setOpen(undefined)} done={() => noted(row)} />
      )}
    </>
  );
}
