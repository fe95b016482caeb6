import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';
import type { Cell } from './documents.ts';
import { markOf } from './view.ts';
import { labelWords } from './words.ts';

/** A stance as hue, fill, icon and word at once: the colour alone never tells. */
export function StanceMark({
  cell,
  large,
}: {
  readonly cell: Pick<Cell, 'label' | 'stale'>;
  readonly large?: boolean;
}): ReactNode {
  const { say } = useTexts();
  const { icon, mark } = markOf(cell);
  return (
    <span className={`st ${mark}`} data-large={large || undefined}>
      <Icon name={icon} small />
      {labelWords(cell, say)}
    </span>
  );
}
