import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Icon, Notice } from '../../ui/index.ts';
import styles from './import.module.css';

/** The largest file that the API takes, in bytes. */
const LARGEST = 2 * 1024 ** 3;

const dropping = (setOver: (over: boolean) => void, take: (file: File | undefined) => void) => ({
  onDragOver: (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  },
  onDragLeave: () => setOver(false),
  onDrop: (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  },
});

/** Takes one file: by the device's own dialog, or dropped here. */
export function ChooseFile({ choose }: { readonly choose: (file: File) => void }): ReactNode {
  const { say } = useTexts();
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<'console.import.empty' | 'console.import.large'>();
  const id = useId();
  const take = (file: File | undefined) => {
    if (!file) return;
    if (file.size === 0) return setProblem('console.import.empty');
    if (file.size > LARGEST) return setProblem('console.import.large');
    choose(file);
  };
  return (
    <>
      {problem && (
        <Notice kind="bad" live>
          <p>{say(problem)}</p>
        </Notice>
      )}
      <div className={styles.drop} data-over={over || undefined} {...dropping(setOver, take)}>
        <Icon name="file" />
        <h2 id={`${id}-h`}>{say('console.import.choose')}</h2>
        <p className="soft" id={`${id}-p`}>
          {say('console.import.kinds')}
        </p>
        <label className="btn primary big" htmlFor={id}>
          <Icon name="upload" small />
          {say('console.import.chooseFile')}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/tab-separated-values,text/vcard"
          aria-describedby={`${id}-p`}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <p className="meta">{say('console.import.dropHere')}</p>
      </div>
      <Notice icon="shield">
        <p>{say('console.import.safe')}</p>
      </Notice>
    </>
  );
}
