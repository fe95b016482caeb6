import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Form, Pill, Select } from '../../ui/index.ts';
import { type List, SAVE_LIST } from './documents.ts';
import css from './segments.module.css';

/** Who sees a list: everybody who sees people, or who made it alone. */
export function Sees({ shared }: { readonly shared: boolean }): ReactNode {
  const { say } = useTexts();
  return (
    <Select
      name="sees"
      label={say('console.segments.sees')}
      initial={shared ? 'team' : 'me'}
      options={(['team', 'me'] as const).map((value) => ({ value, label: say(`console.segments.sees.${value}`) }))}
    />
  );
}

/** Lets who made a list say who sees it; others are told. */
export function Privacy({ list, done }: { readonly list: List; readonly done: () => void }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_LIST);
  const { id, name, shared, mine } = list;
  if (!mine)
    return <Pill icon={shared ? 'people' : 'lock'}>{say(`console.segments.${shared ? 'shared' : 'private'}`)}</Pill>;
  const columns = list.columns.map((each) => ({ ...pickColumn(each), options: [...each.options] }));
  return (
    <div className={css.oneLine}>
      <Form
        send={async (values) => {
          const { error } = await save({ input: { id, name, shared: values.get('sees') !== 'me', columns } });
          if (!error) done();
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <Sees shared={shared} />
            <Button type="submit" busy={busy}>
              {say('console.segments.save')}
            </Button>
          </>
        )}
      </Form>
    </div>
  );
}

const pickColumn = ({ id, name, type }: List['columns'][number]) => ({ id, name, type });
