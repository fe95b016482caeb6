import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.tsx';
import { Blank, Loaded, PageHead, Section } from '../../ui/index.ts';
import { MY_TASKS, TASK_CONTEXT } from './documents.ts';
import { MyHours } from './hours/my-hours.tsx';
import { MyInterest } from './own/my-interest.tsx';
import { OpenShifts } from './own/open-shifts.tsx';
import { Refer } from './own/refer.tsx';
import { Self } from './own/self.tsx';
import { MyTalks } from './own/talks.tsx';
import { Shifts } from './shifts.tsx';
import { TaskLines } from './task-lines.tsx';

/** A volunteer's first page: their next shift, their tasks, what they may still take on, and nobody else. */
export default function Mine(): ReactNode {
  const { say } = useTexts();
  const { name, organization } = useMe();
  return (
    <>
      <PageHead
        title={say('console.mine')}
        heading={say('console.mine.hello', { name: name.split(/\s/)[0] ?? name })}
        about={organization}
      />
      <Shifts between={<MyTasks />} />
      <OpenShifts />
      <MyTalks />
      <MyHours />
      <MyInterest />
      <Refer />
      <Self />
    </>
  );
}

/** What the reader has to do, each with one button. */
export function MyTasks(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_TASKS, context: TASK_CONTEXT });
  return (
    <Section title={say('console.mine.tasks')}>
      <Loaded result={result} retry={() => again()}>
        {({ myTasks }) =>
          myTasks.length ? (
            <TaskLines label={say('console.mine.tasks')} tasks={myTasks} />
          ) : (
            <Blank icon="checks" title={say('console.mine.noTask')}>
              <p>{say('console.mine.noTaskNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </Section>
  );
}
