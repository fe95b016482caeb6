import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { PageHead } from '../../ui/index.ts';

const QUESTIONS = ['council', 'import', 'stop', 'event', 'masked', 'guard', 'lock', 'phone', 'seals', 'who'] as const;

/** Short answers to what an organizer asks on the first day. */
export default function Help(): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <PageHead title={say('console.help')} about={say('console.help.about')} />
      <div className="settings">
        {QUESTIONS.map((question) => (
          <section className="answer" key={question}>
            <h2>{say(`console.help.${question}`)}</h2>
            <p>{say(`console.help.${question}Answer`)}</p>
          </section>
        ))}
      </div>
    </>
  );
}
