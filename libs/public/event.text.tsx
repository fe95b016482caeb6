import type { ReactNode } from 'react';
import { type Event, type When, whenOf } from '#events';
import { type Block, blocksOf, type Language, type LocalizedText, textIn } from '#platform';

/** A text in the reader's language; in the other one, and marked as such, where that is empty. */
export function Text({ of, language }: { readonly of: LocalizedText; readonly language: Language }): ReactNode {
  const { text, lang } = textIn(of, language);
  return lang === language ? text : <span lang={lang}>{text}</span>;
}

/** The address of an event's page without its language. */
export const pathOf = ({ slug }: Pick<Event, 'slug'>): string => `/events/${slug}`;

/** When an event takes place, with each "11:30 AM" kept on one line. */
export function whenOn(event: Event, language: Language): When {
  const when = whenOf(event, language);
  const time = when.time.replace(/(?<=\d)\s[ap]\.?\s?m\b/gi, (half) => half.replace(/\s/g, '\u00a0'));
  return { ...when, time };
}

/** Which event a page speaks of, in three lines. */
export function When({ event, language }: { readonly event: Event; readonly language: Language }): ReactNode {
  const { date, time, zone } = whenOn(event, language);
  return (
    <p>
      <b>
        <Text of={event.title} language={language} />
      </b>
      <br />
      {date}, {time}, {zone}
      <br />
      {event.placeName}
    </p>
  );
}

function Part({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p className="lines">{block.text}</p>;
    case 'list':
      return (
        <ul className="points">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'programme':
      return (
        <ol className="run">
          {block.items.map(([time, what]) => (
            <li key={`${time} ${what}`}>
              <b>{time}</b>
              <span>{what}</span>
            </li>
          ))}
        </ol>
      );
  }
}

/** A description; under `heading` where it does not begin with one of its own. */
export function Description({
  of,
  language,
  heading,
}: {
  readonly of: LocalizedText;
  readonly language: Language;
  readonly heading: string;
}): ReactNode {
  const { text, lang } = textIn(of, language);
  const blocks = blocksOf(text);
  if (!blocks.length) return null;
  return (
    <>
      {blocks[0]?.kind !== 'heading' && <h2>{heading}</h2>}
      <div className="text" lang={lang === language ? undefined : lang}>
        {blocks.map((block, index) => (
          <Part key={index} block={block} />
        ))}
      </div>
    </>
  );
}
