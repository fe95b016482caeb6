import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Blank, Button, ButtonLink, type Errors, Form, Loaded, PageHead } from '../../ui/index.ts';
import { CREATE_EVENT, EVENT, UPDATE_EVENT } from './documents.ts';
import { type Draft, draftOf, EMPTY, fieldOf, inputOf, needsOf, type RoleDraft } from './draft.ts';
import css from './events.module.css';
import { PlaceFields, RoleFields, Texts, TimeFields } from './fields.tsx';
import { told } from './words.ts';

/** An event that does not exist yet. */
export function NewEvent(): ReactNode {
  const { say } = useTexts();
  const [, create] = useMutation(CREATE_EVENT);
  return (
    <>
      <PageHead
        title={say('console.events.formNew')}
        about={say('console.events.formLede')}
        back={{ to: '/events', label: say('console.events.back') }}
      />
      <EventForm
        initial={EMPTY}
        verb={say('console.events.save')}
        leaveTo="/events"
        save={async (draft) => {
          const { data, error } = await create({ input: inputOf(draft) });
          return data ? { id: data.createEvent.id } : { failure: failureOf(error) };
        }}
      />
    </>
  );
}

/** A saved event, to be changed. */
export function EditEvent({ id }: { readonly id: string }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: EVENT, variables: { id }, requestPolicy: 'network-only' });
  const [, update] = useMutation(UPDATE_EVENT);
  const shown = result.data?.event.id === id ? result : { ...result, data: undefined };
  return (
    <Loaded whole result={shown} retry={() => again()}>
      {({ event }) => (
        <>
          <PageHead
            title={say('console.events.formEdit')}
            about={
              event.state === 'PUBLISHED' && event.signedUp
                ? say('console.events.formLedePublished', { count: event.signedUp })
                : undefined
            }
            back={{ to: `/events/${id}`, label: told(event.title, language).text }}
          />
          {event.state === 'CANCELLED' ? (
            <Blank
              icon="events"
              title={say('console.events.notEditable')}
              act={<ButtonLink to="/events/new">{say('console.events.new')}</ButtonLink>}
            >
              <p>{say('console.events.notEditableText')}</p>
            </Blank>
          ) : (
            <EventForm
              initial={draftOf(event)}
              verb={say('console.events.saveChanges')}
              leaveTo={`/events/${id}`}
              save={async (draft) => {
                const { data, error } = await update({ id, changes: inputOf(draft) });
                return data ? { id } : { failure: failureOf(error) };
              }}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

const text = (values: FormData, name: string): string => String(values.get(name) ?? '');

/** What stands in the form now. */
function readDraft(values: FormData, roles: readonly RoleDraft[]): Draft {
  const read = Object.fromEntries(
    Object.keys(EMPTY)
      .filter((name) => name !== 'roles')
      .map((name) => [name, text(values, name)]),
  ) as unknown as Omit<Draft, 'roles'>;
  const part = (key: string, name: string) => text(values, `roles.${key}.${name}`);
  return {
    ...read,
    roles: roles.map(({ key, id }) => ({
      key,
      ...(id !== undefined && { id }),
      nameEn: part(key, 'nameEn'),
      nameEs: part(key, 'nameEs'),
      needed: part(key, 'needed'),
    })),
  };
}

/** The API counts roles by their place; a field of the form keeps its name when a role above it is taken out. */
const nameOf = (field: string, roles: readonly RoleDraft[]): string =>
  field.replace(/^roles\.(\d+)\./, (_, at: string) => `roles.${roles[Number(at)]?.key ?? at}.`);

function EventForm({
  initial,
  verb,
  leaveTo,
  save,
}: {
  readonly initial: Draft;
  readonly verb: string;
  readonly leaveTo: string;
  readonly save: (draft: Draft) => Promise<{ id: string } | { failure: Failure | undefined }>;
}): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [start] = useState(initial);
  const [roles, setRoles] = useState(initial.roles);
  const changed = useLeaveGuard();
  const check = (values: FormData): Errors =>
    Object.fromEntries(
      [...needsOf(readDraft(values, roles))].map(([field, need]) => [
        nameOf(field, roles),
        say(`console.events.need.${need}`),
      ]),
    );
  const send = async (values: FormData): Promise<Failure | undefined> => {
    const saved = await save(readDraft(values, roles));
    if ('id' in saved) {
      changed.current = false;
      navigate(`/events/${saved.id}`, { state: { saved: true } });
      return undefined;
    }
    const { failure } = saved;
    if (!failure) return undefined;
    const fields = Object.entries(failure.fields).map(([field, error]) => [nameOf(fieldOf(field), roles), error]);
    return { ...failure, fields: Object.fromEntries(fields) as Failure['fields'] };
  };
  return (
    <div className={css.form} onInput={() => (changed.current = true)}>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <Texts start={start} />
            <TimeFields start={start} />
            <PlaceFields start={start} />
            <RoleFields roles={roles} setRoles={setRoles} />
            <div className={css.submit}>
              <Button type="submit" kind="primary" busy={busy}>
                {busy ? say('console.events.saving') : verb}
              </Button>
              <ButtonLink to={leaveTo} kind="plain">
                {say('console.events.leave')}
              </ButtonLink>
            </div>
          </>
        )}
      </Form>
    </div>
  );
}

/** Asks before the window is closed on something typed and not saved. */
function useLeaveGuard(): { current: boolean } {
  const changed = useRef(false);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => changed.current && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return changed;
}
