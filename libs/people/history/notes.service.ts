import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, UserName, UsersService } from '#accounts';
import { AppError, Db, refuseForbidden } from '#platform';
import { clean } from '../canonical.ts';
import { PeopleService } from '../people.service.ts';
import { Timeline } from './timeline.ts';
import { FileStore } from './files.ts';
import type { NoteChange, NoteInput, NoteView } from './history.types.ts';
import { Note, NoteFile } from './note.entity.ts';

/** Keeps dated notes: what is written stays as it was, a change is a new version, and only its author changes or takes it. */
@Injectable()
export class NotesService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  /** Writes a note about somebody who is there for its author. */
  async add(actor: Actor, { personId, text, checked }: NoteInput): Promise<string> {
    if (!actor.isUser) throw new AppError('FORBIDDEN', 'forbidden');
    const { id } = await this.people.seenBy(actor, personId);
    const written = textFrom(text, checked);
    return this.db.tx(async () => {
      const note = this.db.make(Note, { personId: id, version: 1, authorId: actor.id, details: { text: written } });
      note.ofId = note.id;
      await this.db.save(note);
      await this.timeline.record(id, { kind: 'NOTED', subjectId: note.id });
      return note.id;
    });
  }

  /** The same note in other words; what it said before stays below it. */
  change(actor: Actor, { id, text, checked }: NoteChange): Promise<string> {
    return this.db.inTurn(async () => {
      const last = await this.own(actor, id);
      if (text === last.details.text) return id;
      const { personId, version } = last;
      const details = { text: textFrom(text, checked) };
      await this.db.save(this.db.make(Note, { personId, ofId: id, version: version + 1, authorId: actor.id, details }));
      return id;
    });
  }

  /** Takes a note away with its files, in every version. */
  async remove(actor: Actor, id: string): Promise<void> {
    const files = await this.db.inTurn(async () => {
      await this.own(actor, id);
      const found = await this.db.repo(NoteFile).findBy({ noteId: id });
      await this.db.repo(Note).delete({ ofId: id });
      await this.db.repo(Note).query(`delete from timeline where kind = 'NOTED' and "subjectId" = $1`, [id]);
      return found;
    });
    await this.files.remove(files);
  }

  /** The last version of each of these notes, for who may read notes. */
  seenBy(actor: Actor, ids: readonly string[]): Promise<Map<string, NoteView>> {
    return this.db.tx(async () => {
      if (!actor.can('people.contact')) return new Map();
      const where = { ofId: In([...ids]) };
      const rows = await this.db.repo(Note).find({ where, order: { version: 'ASC' } });
      const last = new Map(rows.map((row) => [row.ofId, row]));
      const authors = await this.users.byIds(rows.flatMap(({ authorId }) => authorId ?? []));
      const files = Map.groupBy(
        await this.db.repo(NoteFile).find({ where: { noteId: In([...ids]) }, order: { createdAt: 'ASC' } }),
        ({ noteId }) => noteId,
      );
      return new Map(
        [...last].map(([id, { details, version, at, authorId }]) => {
          const author = authorId && authors.get(authorId);
          const own = (files.get(id) ?? []).map((file) => ({ ...shown(file) }));
          const mine = actor.isUser && authorId === actor.id;
          const view = { id, text: details.text, version, changedAt: at, mine, files: own };
          return [id, { ...view, author: author ? new UserName(author) : null }];
        }),
      );
    });
  }

  /** The last version of a note that is the actor's own, held; a note of somebody out of sight is not there. */
  async own(actor: Actor, id: string): Promise<Note> {
    const lock = { mode: 'pessimistic_write' } as const;
    const first = await this.db.repo(Note).findOne({ where: { id }, lock });
    if (!first) throw new AppError('NOT_FOUND', 'people.notes.none');
    await this.people.seenBy(actor, first.personId);
    if (!actor.isUser || first.authorId !== actor.id) throw new AppError('FORBIDDEN', 'people.notes.notYours');
    return this.db.repo(Note).findOneOrFail({ where: { ofId: id }, order: { version: 'DESC' } });
  }
}

const shown = ({ id, details, size, type }: NoteFile) => ({ id, name: details.name, size, type });

function textFrom(text: string, checked?: boolean | null): string {
  refuseForbidden(text, 'text', checked);
  const written = clean(text);
  if (!written) throw new AppError('INVALID', 'invalid', {}, { text: 'field.required' });
  return written;
}
