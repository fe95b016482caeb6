import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Dialog, Form, Loaded, PageHead, Section, Select, TextField } from '../../../ui/index.ts';
import { SAVE_TAG, type TagLine, TAGS } from './documents.ts';
import { named } from '../needed.ts';
import css from '../segments.module.css';
import { PeopleTabs } from '../tabs.tsx';

const COLORS = ['plain', 'brand', 'good', 'warn', 'danger', 'accent'] as const;
const VALUES = ['TEXT', 'NUMBER', 'DATE'] as const;
const NEW = { id: null, label: '', group: '', color: 'plain', valueType: null } as const;
type Edited = Pick<TagLine, 'label' | 'group' | 'color' | 'valueType'> & { readonly id: string | null };

/** The tags of each group, in the order in which they came. */
function grouped(tags: readonly TagLine[]): [string, TagLine[]][] {
  const groups = new Map<string, TagLine[]>();
  for (const tag of tags) groups.set(tag.group ?? '', [...(groups.get(tag.group ?? '') ?? []), tag]);
  return [...groups];
}

/** Every tag in its group, with its colour and on how many people it is. */
export function TagsPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: TAGS });
  const [edited, setEdited] = useState<Edited>();
  const fresh = () => again({ requestPolicy: 'network-only' });
  const add = can('people.write') && (
    <Button kind="primary" icon="plus" onPress={() => setEdited(NEW)}>
      {say('console.segments.newTag')}
    </Button>
  );
  return (
    <>
      <PageHead title={say('console.segments.tags')} about={say('console.segments.tagsAbout')} acts={add} />
      <PeopleTabs tab="tags" />
      <Loaded result={result} retry={fresh}>
        {({ tagList }) =>
          tagList.length ? (
            grouped(tagList).map(([group, tags]) => (
              <Section key={group} title={group || say('console.segments.noGroup')}>
                <ul className={css.tags}>
                  {tags.map((tag) => (
                    <li key={tag.id}>
                      <button
                        type="button"
                        className={`${css.tag} ${css[tag.color] ?? ''}`}
                        disabled={!can('people.write')}
                        onClick={() => setEdited(tag)}
                      >
                        <span>{tag.label}</span>
                        <span className={css.size}>{tag.size}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </Section>
            ))
          ) : (
            <Blank icon="flag" title={say('console.segments.noTags')} act={add}>
              <p>{say('console.segments.noTagsNext')}</p>
            </Blank>
          )
        }
      </Loaded>
      {edited && <TagDialog tag={edited} close={() => setEdited(undefined)} done={fresh} />}
    </>
  );
}

function TagDialog({ tag, close, done }: { tag: Edited; close: () => void; done: () => void }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_TAG);
  return (
    <Dialog title={tag.id ? tag.label : say('console.segments.newTag')} close={close}>
      <Form
        check={(values) => named(values, 'label', say)}
        send={async (values) => {
          const text = (name: string) => String(values.get(name) ?? '');
          const valueType = VALUES.find((each) => each === text('valueType')) ?? null;
          const input = { id: tag.id, label: text('label'), group: text('group'), color: text('color'), valueType };
          const { error } = await save({ input });
          if (!error) {
            done();
            close();
          }
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField name="label" label={say('console.segments.tagName')} initial={tag.label} autoComplete="off" />
            <TextField
              name="group"
              label={say('console.segments.tagGroup')}
              initial={tag.group ?? ''}
              autoComplete="off"
              optional
            />
            <Select
              name="color"
              label={say('console.segments.tagColor')}
              initial={tag.color}
              options={COLORS.map((value) => ({ value, label: say(`console.segments.color.${value}`) }))}
            />
            <Select
              name="valueType"
              label={say('console.segments.tagValue')}
              hint={say('console.segments.tagValueHint')}
              initial={tag.valueType ?? 'NONE'}
              options={(['NONE', ...VALUES] as const).map((value) => ({
                value,
                label: say(`console.segments.valueType.${value}`),
              }))}
            />
            <div className="submit">
              <Button type="submit" kind="primary" busy={busy}>
                {say('console.segments.save')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
}
