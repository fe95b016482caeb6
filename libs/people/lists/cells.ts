import type { MessageKey } from '#platform';
import type { ListColumn } from './list.entity.ts';

/** What may stand in a cell, or why it may not; an empty one is always fine. */
export type Cell = { readonly value: string } | { readonly wrong: MessageKey };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value as a column keeps it: numbers and days in one spelling, yes and no as `yes` and `no`. */
export function cellIn({ type, options }: ListColumn, written: string): Cell {
  const value = written.trim();
  if (!value) return { value };
  switch (type) {
    case 'NUMBER': {
      const number = Number(value.replace(/\s/g, '').replace(/^([-+]?\d+),(\d{1,2})$/, '$1.$2'));
      return Number.isFinite(number) ? { value: String(number) } : { wrong: 'field.invalid' };
    }
    case 'DATE':
      return DAY.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value)
        ? { value }
        : { wrong: 'field.invalid' };
    case 'YES_NO':
      return value === 'yes' || value === 'no' ? { value } : { wrong: 'field.invalid' };
    case 'CHOICE':
      return options.includes(value) ? { value } : { wrong: 'field.invalid' };
    default:
      return value.length <= 500 ? { value } : { wrong: 'field.invalid' };
  }
}
