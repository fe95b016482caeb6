import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Db, isForbiddenName, type LocalizedText, refuseForbidden, speaksOfStatus } from '#platform';
import { oneLine } from '../canonical.ts';
import type { CustomValueInput } from '../person.entity.ts';
import { type Choice, CustomField, CustomFieldType } from './custom-field.entity.ts';
import type { CustomFieldChanges, CustomFieldInput } from './custom-field.types.ts';
import { checkedValues } from './custom-values.ts';

type Values = Readonly<Record<string, readonly string[]>>;
const MOST = 100;

/** Keeps the fields that an organization made for itself, and what may stand in them. */
@Injectable()
export class CustomFields {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** All of them, in their order, those out of use among them. */
  all(): Promise<CustomField[]> {
    return this.db.tx(() => this.db.repo(CustomField).find({ order: { position: 'ASC', id: 'ASC' } }));
  }

  create({ type, label, choices }: CustomFieldInput): Promise<CustomField> {
    return this.db.tx(async () => {
      const before = await this.all();
      if (before.length >= MOST) throw new AppError('INVALID', 'people.fields.tooMany', { most: MOST });
      const position = Math.max(0, ...before.map((field) => field.position)) + 1;
      const details = { label: labelOf(label), ...choicesOf(type, choices ?? []) };
      return this.db.save(this.db.make(CustomField, { type, position, retiredAt: null, details }));
    });
  }

  /** Changes words, order and use; the type stays, since values are kept in its form. A choice keeps its id. */
  update(id: string, changes: CustomFieldChanges): Promise<CustomField> {
    return this.db.tx(async () => {
      const field = await this.locked(id);
      const { label, choices } = field.details;
      const next = changes.choices ? choicesOf(field.type, changes.choices, choices) : choices && { choices };
      field.details = { label: changes.label ? labelOf(changes.label) : label, ...next };
      if (typeof changes.position === 'number') field.position = changes.position;
      if (typeof changes.inUse === 'boolean') field.retiredAt = changes.inUse ? null : (field.retiredAt ?? new Date());
      return this.db.save(field);
    });
  }

  /** What stands in somebody's fields after these were put in; refuses what a field does not take. */
  async valuesOf(known: Values, inputs: readonly CustomValueInput[] | null | undefined): Promise<Values> {
    if (!inputs?.length) return known;
    const fields = new Map((await this.all()).map((field) => [field.id, field]));
    const next = new Map(Object.entries(known));
    for (const { fieldId, values } of inputs) {
      const field = fields.get(fieldId);
      if (!field) throw new AppError('NOT_FOUND', 'people.fields.notFound');
      const { type, details } = field;
      const checked = checkedValues({ type, choices: details.choices ?? [] }, values);
      const name = `custom.${fieldId}`;
      if ('wrong' in checked) throw new AppError('INVALID', 'invalid', {}, { [name]: checked.wrong });
      if (type === CustomFieldType.TEXT || type === CustomFieldType.URL)
        for (const text of checked.values) refuseForbidden(text, name);
      if (checked.values.length) next.set(fieldId, checked.values);
      else next.delete(fieldId);
    }
    return Object.fromEntries(next);
  }

  private async locked(id: string): Promise<CustomField> {
    const lock = { mode: 'pessimistic_write' } as const;
    const field = await this.db.repo(CustomField).findOne({ where: { id }, lock });
    if (!field) throw new AppError('NOT_FOUND', 'people.fields.notFound');
    return field;
  }
}

/** Refuses a field or a choice that would keep what is never stored. */
function allowed(text: string, field: string): string {
  const line = oneLine(text);
  if (isForbiddenName(line) || speaksOfStatus(line))
    throw new AppError('INVALID', 'people.fields.forbidden', {}, { [field]: 'people.fields.forbidden' });
  return line;
}

function labelOf({ en, es }: LocalizedText, field = 'label'): LocalizedText {
  const label = { en: allowed(en, field), es: allowed(es, field) };
  if (!label.en && !label.es) throw new AppError('INVALID', 'invalid', {}, { [field]: 'field.required' });
  return label;
}

function choicesOf(
  type: CustomFieldType,
  inputs: readonly { id?: string | null; label: LocalizedText }[],
  known: readonly Choice[] = [],
): { choices: Choice[] } | Record<string, never> {
  const takes = type === CustomFieldType.CHOICE || type === CustomFieldType.CHOICES;
  if (!takes) return {};
  const ids = new Set(known.map(({ id }) => id));
  const choices = inputs.map(({ id, label }) => ({
    id: id && ids.has(id) ? id : randomUUID().slice(0, 8),
    label: labelOf(label, 'choices'),
  }));
  if (choices.length < 2) throw new AppError('INVALID', 'invalid', {}, { choices: 'people.fields.twoChoices' });
  return { choices };
}
