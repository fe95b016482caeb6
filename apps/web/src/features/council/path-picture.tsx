import type { ReactNode } from 'react';
import { inOrder, pathTally } from '../../../../../libs/officials/path.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';
import type { Path } from './levers/documents.ts';
import css from './path.module.css';
import { type PathSeat, standingOf } from './path-view.ts';
import { pathPictureWords } from './path-words.ts';
import { markOf } from './view.ts';

interface Drawn {
  readonly seats: readonly PathSeat[];
  readonly requirements: readonly Pick<Path['requirements'][number], 'matter' | 'needed'>[];
  /** The wards that are set by a what-if: they are marked as such. */
  readonly imagined?: ReadonlySet<number>;
  /** Without the brackets below, for a card. */
  readonly small?: boolean;
}

/** The seats as blocks, the firmest first, with a line at each number of votes; the same numbers stand in its text. */
export function PathPicture({ seats, requirements, imagined, small }: Drawn): ReactNode {
  const { say, language } = useTexts();
  const drawn = inOrder(seats.map((seat) => ({ ...standingOf(seat), seat })));
  const columns = { gridTemplateColumns: `repeat(${seats.length}, minmax(0, 1fr))` };
  return (
    <div className={css.picture} data-small={small || undefined}>
      <div
        role="img"
        aria-label={pathPictureWords(seats, requirements, say, language)}
        className={css.track}
        style={columns}
      >
        {requirements.map(({ matter, needed }, at) => (
          <span key={matter} className={css.flag} data-last={at > 0 || undefined} style={flagAt(needed, at)}>
            <b>{needed}</b> {say(`console.path.flag.${matter}`)}
          </span>
        ))}
        {drawn.map(({ ward, vacant, seat: { cell } }, at) => {
          const { icon, mark } = vacant ? { icon: 'minus', mark: 'st-na' } : markOf(cell);
          return (
            <span
              key={ward}
              className={`${css.block} ${mark}`}
              data-imagined={imagined?.has(ward) || undefined}
              style={{ gridColumn: at + 1 }}
            >
              <Icon name={icon} small />
              <b>{ward}</b>
            </span>
          );
        })}
        {requirements.map(({ matter, needed }, at) => (
          <i
            key={matter}
            className={css.line}
            data-last={at > 0 || undefined}
            style={{ gridColumn: `1 / span ${needed}` }}
          />
        ))}
      </div>
      {!small && <Brackets seats={seats} needed={requirements[0]?.needed} columns={columns} />}
    </div>
  );
}

/** The first number stands left of its line, later ones right of theirs: neither leaves the picture. */
const flagAt = (needed: number, at: number) => ({ gridColumn: at ? `${needed + 1} / -1` : `1 / span ${needed}` });

/** Floor, likely and ceiling as brackets under the blocks, each with its words. */
function Brackets({
  seats,
  needed,
  columns,
}: Pick<Drawn, 'seats'> & {
  readonly needed: number | undefined;
  readonly columns: { readonly gridTemplateColumns: string };
}): ReactNode {
  const { say } = useTexts();
  const { floor, likely, ceiling } = pathTally(seats.map(standingOf));
  const short = needed === undefined ? 0 : needed - likely;
  const rows = [
    ['floor', floor, say('console.path.floorText')],
    [
      'likely',
      likely,
      short > 0
        ? say('console.path.likelyText', { short, needed: needed ?? 0 })
        : say('console.path.likelyEnough', { needed: needed ?? 0 }),
    ],
    ['ceiling', ceiling, say('console.path.ceilingText')],
  ] as const;
  return (
    <ul className={css.brackets}>
      {rows.map(([name, count, words]) => (
        <li key={name} style={columns}>
          {count > 0 && <i aria-hidden style={{ gridColumn: `1 / span ${count}` }} />}
          <p style={{ gridColumn: count * 2 < seats.length ? `${count + 1} / -1` : '1 / -1' }}>
            <b>{say(`console.path.${name}`, { count })}</b> <span>{words}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
