import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Loaded, Notice, PageHead, Pill, Section } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { RETIRE_KIND, RETIRE_SKILL, SAVE_STAGE, SETUP, type Setup, SETUP_CONTEXT } from './documents.ts';
import { KindDialog, SkillDialog, StageDialog, StageGone } from './setup-forms.tsx';
import css from './setup.module.css';

type Stage = Setup['ladder'][number];

/** What volunteers can be asked for: trainings, things to do, and the stages of the ladder. */
export function SetupPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: SETUP, context: SETUP_CONTEXT });
  return (
    <>
      <PageHead
        title={say('console.setup')}
        about={say('console.setup.about')}
        back={{ to: '/settings', label: say('console.settings') }}
      />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ skills, qualificationKinds, ladder }) => (
          <>
            <Ladder stages={ladder} />
            <Trainings kinds={qualificationKinds} />
            <Skills skills={skills} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** The stages from the first to the last, each with who stands there. */
function Ladder({ stages }: { readonly stages: readonly Stage[] }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching, error }, save] = useMutation(SAVE_STAGE);
  const [open, setOpen] = useState<Stage | 'new'>();
  const [gone, setGone] = useState<Stage>();
  const failure = failureOf(error);
  const move = ({ id, name }: Stage, position: number) =>
    void save({ input: { id, nameEn: name.en, nameEs: name.es, position } }, SETUP_CONTEXT);
  const most = Math.max(1, ...stages.map(({ count }) => count ?? 0));
  return (
    <Section
      title={say('console.care.ladder')}
      beside={<Add open={() => setOpen('new')} what="console.setup.stageNew" />}
    >
      {failure && <Trouble message={failure.message} />}
      <ol className={css.lines}>
        {stages.map((stage, at) => {
          const name = told(stage.name, language).text;
          return (
            <li key={stage.id}>
              <div>
                <h3>{name}</h3>
                <p className="soft">{say('console.setup.stageCount', { count: stage.count ?? 0 })}</p>
                <span className={css.bar} aria-hidden="true">
                  <span style={{ inlineSize: `${(100 * (stage.count ?? 0)) / most}%` }} />
                </span>
              </div>
              <StageActs
                name={name}
                first={at === 0}
                last={at === stages.length - 1}
                busy={fetching}
                move={(by) => move(stage, at + by)}
                change={() => setOpen(stage)}
                take={() => setGone(stage)}
              />
            </li>
          );
        })}
      </ol>
      {open && <StageDialog {...(open !== 'new' && { stage: open })} close={() => setOpen(undefined)} />}
      {gone && <StageGone stage={gone} stages={stages} close={() => setGone(undefined)} />}
    </Section>
  );
}

interface Acts {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly busy: boolean;
  readonly move: (by: -1 | 1) => void;
  readonly change: () => void;
  readonly take: () => void;
}

function StageActs({ name, first, last, busy, move, change, take }: Acts): ReactNode {
  const { say } = useTexts();
  return (
    <div className="row wrap">
      <Button isDisabled={first} busy={busy} aria-label={say('console.setup.upOf', { name })} onPress={() => move(-1)}>
        {say('console.setup.up')}
      </Button>
      <Button isDisabled={last} busy={busy} aria-label={say('console.setup.downOf', { name })} onPress={() => move(1)}>
        {say('console.setup.down')}
      </Button>
      <Button aria-label={say('console.setup.changeOf', { name })} onPress={change}>
        {say('console.setup.change')}
      </Button>
      <Button kind="plain" isDisabled={first && last} aria-label={say('console.setup.goneOf', { name })} onPress={take}>
        {say('console.setup.gone')}
      </Button>
    </div>
  );
}

function Trainings({ kinds }: { readonly kinds: Setup['qualificationKinds'] }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [{ fetching, error }, retire] = useMutation(RETIRE_KIND);
  const [open, setOpen] = useState<Setup['qualificationKinds'][number] | 'new'>();
  const failure = failureOf(error);
  const may = can('accounts.manage');
  return (
    <Section
      title={say('console.setup.trainings')}
      beside={may && <Add open={() => setOpen('new')} what="console.setup.trainingNew" />}
    >
      <p className="soft">{say(may ? 'console.setup.trainingsAbout' : 'console.setup.trainingsAsk')}</p>
      {failure && <Trouble message={failure.message} />}
      {kinds.length ? (
        <ul className={css.lines}>
          {kinds.map((kind) => {
            const name = told(kind.title, language).text;
            return (
              <li key={kind.id}>
                <KindFacts kind={kind} name={name} />
                {may && (
                  <Keeping
                    name={name}
                    busy={fetching}
                    change={() => setOpen(kind)}
                    retire={() => void retire({ id: kind.id }, SETUP_CONTEXT)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      ) : (
        <Blank icon="check" title={say('console.setup.trainingsNone')}>
          <p>{say('console.setup.trainingsNoneNext')}</p>
        </Blank>
      )}
      {open && <KindDialog {...(open !== 'new' && { kind: open })} close={() => setOpen(undefined)} />}
    </Section>
  );
}

function KindFacts({
  kind,
  name,
}: {
  readonly kind: Setup['qualificationKinds'][number];
  readonly name: string;
}): ReactNode {
  const { say, language } = useTexts();
  return (
    <div>
      <h3>{name}</h3>
      <p className="soft">{told(kind.how, language).text}</p>
      <p className="row wrap tags">
        <Pill kind="line">
          {kind.months === null ? say('console.setup.forEver') : say('console.setup.months', { count: kind.months })}
        </Pill>
        {kind.opensNames && (
          <Pill kind="warn" icon="shield">
            {say('console.setup.opensNames')}
          </Pill>
        )}
      </p>
    </div>
  );
}

function Skills({ skills }: { readonly skills: Setup['skills'] }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching, error }, retire] = useMutation(RETIRE_SKILL);
  const [open, setOpen] = useState<Setup['skills'][number] | 'new'>();
  const failure = failureOf(error);
  return (
    <Section
      title={say('console.setup.skills')}
      beside={<Add open={() => setOpen('new')} what="console.find.skillNew" />}
    >
      <p className="soft">{say('console.setup.skillsAbout')}</p>
      {failure && <Trouble message={failure.message} />}
      {skills.length ? (
        <ul className={css.lines}>
          {skills.map((skill) => {
            const name = told(skill.title, language).text;
            return (
              <li key={skill.id}>
                <h3>{name}</h3>
                <Keeping
                  name={name}
                  busy={fetching}
                  change={() => setOpen(skill)}
                  retire={() => void retire({ id: skill.id }, SETUP_CONTEXT)}
                />
              </li>
            );
          })}
        </ul>
      ) : (
        <Blank icon="people" title={say('console.setup.skillsNone')}>
          <p>{say('console.setup.skillsNoneNext')}</p>
        </Blank>
      )}
      {open && <SkillDialog {...(open !== 'new' && { skill: open })} close={() => setOpen(undefined)} />}
    </Section>
  );
}

/** What can be done with one line: change it, or retire it. */
function Keeping({
  name,
  busy,
  change,
  retire,
}: {
  readonly name: string;
  readonly busy: boolean;
  readonly change: () => void;
  readonly retire: () => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <div className="row wrap">
      <Button aria-label={say('console.setup.changeOf', { name })} onPress={change}>
        {say('console.setup.change')}
      </Button>
      <Button kind="plain" busy={busy} aria-label={say('console.setup.retireOf', { name })} onPress={retire}>
        {say('console.setup.retire')}
      </Button>
    </div>
  );
}

type AddText = 'console.setup.stageNew' | 'console.setup.trainingNew' | 'console.find.skillNew';
function Add({ open, what }: { readonly open: () => void; readonly what: AddText }): ReactNode {
  const { say } = useTexts();
  return (
    <Button icon="plus" onPress={open}>
      {say(what)}
    </Button>
  );
}

function Trouble({ message }: { readonly message: string }): ReactNode {
  const { say } = useTexts();
  return (
    <Notice kind="bad" live>
      <p>{message || say('console.unreachable')}</p>
    </Notice>
  );
}
