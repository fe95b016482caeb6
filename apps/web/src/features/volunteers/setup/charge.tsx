import type { ReactNode } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Checkbox, Loaded } from '../../../ui/index.ts';
import { POINT_CHOICES } from '../documents.ts';
import { Sheet } from './setup-forms.tsx';

/** Who is in charge of one ward or zone. */
export function Charge({
  title,
  inCharge,
  set,
  close,
}: {
  readonly title: string;
  readonly inCharge: readonly { readonly id: string }[];
  readonly set: (userIds: string[]) => Promise<{ readonly error?: CombinedError | undefined }>;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: POINT_CHOICES });
  const send = async (values: FormData) => {
    const userIds = [...values.keys()].flatMap((name) => (name.startsWith('user-') ? name.slice(5) : []));
    return failureOf((await set(userIds)).error);
  };
  return (
    <Sheet title={title} close={close} send={send}>
      <p>{say('console.turf.whoAbout')}</p>
      <Loaded result={result} retry={() => again()}>
        {({ pointPersonChoices }) => (
          <>
            {pointPersonChoices.map(({ id, name }) => (
              <Checkbox key={id} name={`user-${id}`} label={name} initial={inCharge.some((each) => each.id === id)} />
            ))}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}
