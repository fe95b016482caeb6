import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { day } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useMe, useSession } from '../../../lib/session.tsx';
import { Button, Dialog, Form, FormEnd, Loaded, Notice, Pill, Section } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { InterestFields, interestIn } from '../own/interest-fields.tsx';
import css from '../volunteers.module.css';
import { ASSESS, CARE, type Care as All, CARE_CONTEXT, REASSIGN, SET_INTEREST } from './documents.ts';
import { ChoosePoint } from './choose-point.tsx';
import { TrainingsOf } from '../setup/trainings.tsx';
import { WorkedBy } from '../hours/worked-by.tsx';
import { FollowUps } from './follow-ups.tsx';
import { LadderOf } from './ladder.tsx';
import { TalksOf } from './talks-of.tsx';

const SCORES = [1, 2, 3, 4, 5] as const;
interface Part {
  readonly personId: string;
  readonly care: All;
}

/** Who looks after one person, where they stand on the ladder, how far they support us, what they can do, and did. */
export function Care({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: CARE, variables: { personId }, context: CARE_CONTEXT });
  return (
    <>
      <Section title={say('console.care')}>
        <Loaded result={result} retry={() => again()}>
          {(care) => (
            <div className="card stack">
              <Point personId={personId} care={care} />
              <LadderOf personId={personId} care={care} />
              <Support personId={personId} care={care} />
              <Able personId={personId} care={care} />
            </div>
          )}
        </Loaded>
      </Section>
      <FollowUps personId={personId} />
      <TalksOf personId={personId} />
      <WorkedBy personId={personId} />
    </>
  );
}

function Point({ personId, care: { pointPersonOf } }: Part): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const { id } = useMe();
  const [{ fetching, error }, reassign] = useMutation(REASSIGN);
  const mine = pointPersonOf?.id === id;
  const failure = failureOf(error);
  const turn = () => void reassign({ input: { toUserId: mine ? null : id, personIds: [personId] } }, CARE_CONTEXT);
  return (
    <div>
      <h3>{say('console.care.point')}</h3>
      <p>{pointPersonOf?.name ?? say('console.care.pointNone')}</p>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      {can('people.write') && (
        <p className={css.more}>
          <Button busy={fetching} onPress={turn}>
            {say(mine ? 'console.care.pointGive' : 'console.care.pointTake')}
          </Button>
          <ChoosePoint personId={personId} now={pointPersonOf?.id} />
        </p>
      )}
    </div>
  );
}

/** From strong support to strong opposition: one tap each, and every word of before stays below. */
function Support({ personId, care: { assessmentsOf } }: Part): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [{ fetching }, assess] = useMutation(ASSESS);
  const [now] = assessmentsOf;
  return (
    <div>
      <h3>{say('console.care.support')}</h3>
      <div className={css.scores} role="group" aria-label={say('console.care.support')}>
        {SCORES.map((score) => (
          <Button
            key={score}
            isDisabled={!can('people.write')}
            busy={fetching}
            aria-pressed={now?.score === score}
            aria-label={say(`console.care.score.${score}`)}
            onPress={() => void assess({ input: { personId, score } }, CARE_CONTEXT)}
          >
            {String(score)}
          </Button>
        ))}
      </div>
      <p>{now ? say(`console.care.score.${now.score as 1}`) : say('console.care.scoreNone')}</p>
      {assessmentsOf.length > 0 && (
        <ul className="meta">
          {assessmentsOf.slice(0, 5).map(({ id, at, by, score }) => (
            <li key={id}>
              {day(language, at)}: {score}
              {by && `, ${by}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Able({ personId, care }: Part): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { skills, interestOf, qualificationsOf, hoursOf } = care;
  const titles = new Map(skills.map(({ id, title }) => [id, told(title, language).text]));
  const minutes = hoursOf.reduce((sum, each) => sum + each.minutes, 0);
  return (
    <div>
      <h3>{say('console.care.able')}</h3>
      <p className="row wrap tags">
        {interestOf.skills.map(({ skillId, level }) => (
          <Pill key={skillId} kind="line">
            {`${titles.get(skillId) ?? say('console.person.none')}: ${say(`volunteer.level.${level}`)}`}
          </Pill>
        ))}
        {qualificationsOf.map(({ kindId, title, valid }) => (
          <Pill key={kindId} {...(valid && { kind: 'good' as const })} icon={valid ? 'check' : 'x'}>
            {told(title, language).text}
          </Pill>
        ))}
      </p>
      {!interestOf.saidAt && <p>{say('console.care.ableNone')}</p>}
      {minutes > 0 && <p>{say('console.care.hours', { count: Math.round(minutes / 6) / 10 })}</p>}
      {can('people.write') && (
        <p className={css.more}>
          <Button onPress={() => setOpen(true)}>{say('console.care.ableChange')}</Button>
        </p>
      )}
      {can('people.write') && (
        <div className={css.more}>
          <TrainingsOf personId={personId} held={qualificationsOf} />
        </div>
      )}
      {open && <AbleDialog personId={personId} care={care} close={() => setOpen(false)} />}
    </div>
  );
}

function AbleDialog({
  personId,
  care: { skills, interestOf },
  close,
}: Part & { readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SET_INTEREST);
  return (
    <Dialog title={say('console.care.able')} close={close} side>
      <Form
        send={async (values) => {
          const input = interestIn(values, skills);
          const failure = failureOf((await save({ personId, input }, CARE_CONTEXT)).error);
          if (!failure) close();
          return failure;
        }}
      >
        {(busy) => (
          <>
            <InterestFields skills={skills} said={interestOf} />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
