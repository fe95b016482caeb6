import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db, refuseForbidden } from '#platform';
import { oneLine } from '../canonical.ts';
import { whoIsSeenBy } from '../people.policy.ts';
import { Timeline } from '../history/timeline.ts';
import type { Person } from '../person.entity.ts';
import { PeopleService } from '../people.service.ts';
import { cellIn } from './cells.ts';
import { PersonTag, Tag, TagValue } from './tag.entity.ts';
import { Tags } from './tags.ts';
import { mayBeNamed } from './lists.service.ts';
import type { TagInput, TagValueInput, TagView } from './lists.types.ts';

/** Keeps tags in groups, each with a colour; there is one tag of a name, whatever group it is in. */
@Injectable()
export class Tagging {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Tags) private readonly tags: Tags,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Timeline) private readonly timeline: Timeline,
  ) {}

  /** By group, those without one last, then by name. */
  all(actor: Actor): Promise<TagView[]> {
    return this.db.tx(async () => {
      const sizes = await this.sizes(actor);
      const all = (await this.db.repo(Tag).find()).map((tag) => shown(tag, sizes.get(tag.id) ?? 0));
      const place = ({ group, label }: TagView) => `${group ? `0${group}` : '1'} ${label}`;
      return all.sort((a, b) => place(a).localeCompare(place(b)));
    });
  }

  save(actor: Actor, { id, label: written, group, color, valueType }: TagInput): Promise<TagView> {
    return this.db.tx(async () => {
      const label = mayBeNamed(written, 'label');
      const key = this.tags.key(label);
      if (!key) throw new AppError('INVALID', 'invalid', {}, { label: 'field.required' });
      const tag = await this.db.repo(Tag).findOneBy({ id: id ?? (await this.tags.ids([label])).get(key)! });
      if (!tag) throw new AppError('NOT_FOUND', 'tags.notFound');
      const index = Buffer.from(key, 'hex');
      const other = await this.db.repo(Tag).createQueryBuilder('t').where('t.index = :index', { index }).getOne();
      if (other && other.id !== tag.id) throw new AppError('CONFLICT', 'tags.taken', {}, { label: 'field.taken' });
      const own = oneLine(group ?? '');
      tag.index = index;
      tag.details = {
        label,
        ...(group === undefined
          ? tag.details.group && { group: tag.details.group }
          : own && { group: mayBeNamed(own, 'group') }),
        ...(color === undefined ? tag.details.color && { color: tag.details.color } : color && { color }),
        ...(valueType === undefined
          ? tag.details.value && { value: tag.details.value }
          : valueType && { value: valueType }),
      };
      await this.db.save(tag);
      return shown(tag, (await this.sizes(actor)).get(tag.id) ?? 0);
    });
  }

  /** Writes down what a tag says of somebody whom it is on; an empty value takes it away. */
  setValue(actor: Actor, { personId, tagId, value: written, checked }: TagValueInput): Promise<Person> {
    return this.db.inTurn(async () => {
      const person = await this.people.seenBy(actor, personId);
      const { id } = person;
      const tag = await this.db.repo(Tag).findOneBy({ id: tagId });
      const where = { personId: id, tagId };
      if (!tag || !(await this.db.repo(PersonTag).existsBy(where))) throw new AppError('NOT_FOUND', 'tags.notOn');
      const value = valueFor(tag, written, checked);
      await this.db.repo(TagValue).delete(where);
      if (value) await this.db.save(this.db.make(TagValue, { ...where, details: { value } }));
      await this.timeline.record(id, { kind: 'TAGGED', subjectId: tagId, ...(value && { note: value }) });
      return person;
    });
  }

  private async sizes(actor: Actor): Promise<Map<string, number>> {
    const seen = whoIsSeenBy(actor);
    const query = this.db
      .repo(PersonTag)
      .createQueryBuilder('t')
      .select('t.tagId', 'id')
      .addSelect('count(*)::int', 'size')
      .where(`exists (select from person p where p.id = t."personId" and ${seen.sql})`, seen.values)
      .groupBy('t.tagId');
    return new Map((await query.getRawMany<{ id: string; size: number }>()).map(({ id, size }) => [id, size]));
  }
}

/** What a tag is to say as it is kept, empty for nothing; refuses what its kind does not take, and what is never stored. */
export function valueFor({ id, details }: Tag, written: string, checked?: boolean | null): string {
  const { label: name, value: type } = details;
  if (!type) throw new AppError('INVALID', 'tags.noValue');
  const cell = cellIn({ id, name, type, options: [] }, oneLine(written));
  if ('wrong' in cell) throw new AppError('INVALID', 'invalid', {}, { value: cell.wrong });
  refuseForbidden(cell.value, 'value', checked);
  return cell.value;
}

const shown = ({ id, details: { label, group, color, value } }: Tag, size: number): TagView => ({
  id,
  label,
  group: group ?? null,
  color: color ?? 'plain',
  valueType: value ?? null,
  size,
});
