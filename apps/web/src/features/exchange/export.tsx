import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { download } from '../../lib/rest.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import styles from './import.module.css';
import { exportedTodayDocument } from './documents.ts';

const FORMATS = ['csv', 'xlsx', 'vcf'] as const;
type Format = (typeof FORMATS)[number];

/** Has the people of a list, or of a search, written to a file; says what was exported today, which others see, too. */
export function ExportDialog({
  total,
  close,
  ...whom
}: ExportOf & { readonly total: number; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [format, choose] = useState<Format>('csv');
  const { busy, problem, save } = useSaving(whom, format, close);
  const [{ data }] = useQuery({ query: exportedTodayDocument, requestPolicy: 'network-only' });
  return (
    <Dialog title={say('console.export.title', { count: total })} close={close}>
      <p className="before">{say(`console.export.${kindOf(whom)}`)}</p>
      <AsFormat format={format} choose={choose} />
      <Notice icon="shield">
        <p>{say('console.export.counted')}</p>
        {data && <p>{say('console.export.today', { count: data.exportedToday.people })}</p>}
      </Notice>
      {problem && (
        <Notice kind="bad" live>
          <p>{problem}</p>
        </Notice>
      )}
      <p className={styles.keyed}>
        <Button kind="primary" busy={busy} onPress={() => void save()}>
          {say('console.export.save')}
        </Button>
      </p>
    </Dialog>
  );
}

/** Of all who may be given out those who are wanted: one of these, or everybody. */
export interface ExportOf {
  readonly search?: string;
  /** Those who are chosen, instead of those whom a search finds. */
  readonly ids?: readonly string[];
  /** Those in a segment, as it is written. */
  readonly segment?: object;
  /** Those on a list, with its columns. */
  readonly listId?: string;
}

const kindOf = ({ search, ids, segment, listId }: ExportOf) =>
  ids ? 'chosen' : segment ? 'segment' : listId ? 'list' : search ? 'found' : 'all';

/** Has the file written and saved, and says why it was not. */
function useSaving({ search, ids, segment, listId }: ExportOf, format: Format, done: () => void) {
  const { say } = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    const asked = {
      ...(search && { search }),
      ...(ids && { ids }),
      ...(segment && { segment }),
      ...(listId && { listId }),
    };
    try {
      await download('/api/exports/people', { format, ...asked }, `people.${format}`);
      done();
    } catch (error) {
      setProblem(refusalOf(error)?.message || say('console.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, save };
}

function AsFormat({
  format,
  choose,
}: {
  readonly format: Format;
  readonly choose: (format: Format) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <label className={`field ${styles.asked}`}>
      <span className="label">{say('console.export.format')}</span>
      <select className="input" value={format} onChange={(event) => choose(event.currentTarget.value as Format)}>
        {FORMATS.map((each) => (
          <option key={each} value={each}>
            {say(`console.export.format.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
