import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Loaded, NotDone, Pill, Section } from '../../ui/index.ts';
import { COUNCIL_SETTINGS, SET_PUBLIC_SCORES } from './documents.ts';

/** Whether scores of votes stand on the public pages of officials: off, unless somebody who may switches it on. */
export function ScoresPart(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: COUNCIL_SETTINGS });
  const [{ fetching, error }, set] = useMutation(SET_PUBLIC_SCORES);
  return (
    <Section title={say('console.scores.setting')}>
      <div className="card stack">
        <p>{say('console.scores.settingText')}</p>
        <Loaded result={result} retry={() => again()}>
          {({ councilSettings: { publicScores } }) => (
            <>
              <p>
                <Pill kind={publicScores ? 'warn' : undefined}>
                  {say(publicScores ? 'console.scores.isOn' : 'console.scores.isOff')}
                </Pill>
              </p>
              <NotDone error={error} title="console.scores.notDone" />
              <p>
                <Button
                  busy={fetching}
                  onPress={() => void set({ on: !publicScores }, { additionalTypenames: ['CouncilSettings'] })}
                >
                  {say(publicScores ? 'console.scores.off' : 'console.scores.on')}
                </Button>
              </p>
            </>
          )}
        </Loaded>
      </div>
    </Section>
  );
}
