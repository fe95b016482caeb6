import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { moment } from '../../../lib/format.ts';
import type { ResultOf } from '../../../lib/graphql.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { saved } from '../../../lib/rest.ts';
import { Button, Loaded } from '../../../ui/index.ts';
import { DATA_CONTEXT, MY_KEPT } from './documents.ts';

type Part = NonNullable<ResultOf<typeof MY_KEPT>['myData']>['kept'][number];
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** All that is kept of the reader, table by table; what is not shown says why. It comes as a file, too. */
export function Kept(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_KEPT, context: DATA_CONTEXT });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
      {({ myData }) => {
        const parts = myData?.kept ?? [];
        return (
          <>
            <p>{say('myData.allText')}</p>
            <p>
              <Button icon="download" onPress={() => saved(fileOf(parts), 'my-data.json')}>
                {say('myData.download')}
              </Button>
            </p>
            {parts.map((part) => (
              <One key={part.table} part={part} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

const fileOf = (parts: readonly Part[]): Blob => {
  const tables = parts.map(({ table, title, count, withheld, rows }) => ({
    ...{ table, title, count, withheld },
    rows: rows.map(({ facts }) => Object.fromEntries(facts.map(({ field, value }) => [field, value]))),
  }));
  return new Blob([JSON.stringify(tables, null, 2)], { type: 'application/json' });
};

function One({ part: { title, count, withheld, rows } }: { readonly part: Part }): ReactNode {
  const { language } = useTexts();
  return (
    <section>
      <h3>{`${title} (${count})`}</h3>
      {withheld && <p>{withheld}</p>}
      <ul className="points">
        {rows
          .filter(({ facts }) => facts.length > 0)
          .map(({ facts }, n) => (
            <li key={n}>
              {facts.map(({ field, name, value }, at) => (
                <span key={field}>
                  {at > 0 && ' · '}
                  <span className="meta">{`${name}: `}</span>
                  {TIME.test(value) ? moment(language, value) : value}
                </span>
              ))}
            </li>
          ))}
      </ul>
    </section>
  );
}
