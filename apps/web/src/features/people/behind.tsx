import type { ReactNode } from 'react';
import { moment, number } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Notice } from '../../ui/index.ts';
import type { peopleDocument } from './documents.ts';

type Standing = Pick<ResultOf<typeof peopleDocument>['people'], 'searchAsOf' | 'searchRead' | 'searchOf'>;

/** Says that names are still being read and how far it is; what is said aloud is said once, the figures beside it. */
export function Behind({ page: { searchAsOf, searchRead, searchOf } }: { readonly page: Standing }): ReactNode {
  const { say, language } = useTexts();
  const far = { read: number(language, searchRead), of: number(language, searchOf) };
  const time = searchAsOf && moment(language, searchAsOf);
  return (
    <>
      <Notice kind="warn" live>
        <p>{time ? say('console.people.behind', { time }) : say('console.people.notReady')}</p>
      </Notice>
      <p className="meta">{say(time ? 'console.people.changesRead' : 'console.people.namesRead', far)}</p>
    </>
  );
}
