import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { oneLine } from '../canonical.ts';
import { PeopleService } from '../people.service.ts';
import { FileStore, typeOf } from './files.ts';
import { Note, NoteFile } from './note.entity.ts';
import { NotesService } from './notes.service.ts';

/** So many files a note has at most. */
const MOST = 10;

/** Puts files to notes, and gives them to who may read notes. */
@Injectable()
export class Attaching {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  /** To a note of one's own. The bytes are written first: a row never leads to nothing. */
  async attach(actor: Actor, noteId: string, name: string, bytes: Buffer): Promise<{ id: string }> {
    const type = typeOf(bytes);
    if (!type || !bytes.length) throw new AppError('INVALID', 'people.notes.fileType', {}, { file: 'field.invalid' });
    await this.db.tx(() => this.notes.own(actor, noteId));
    const row = { noteId, size: bytes.length, type, details: { name: oneLine(name).slice(-200) || 'file' } };
    const id = NoteFile.newId();
    const opens = await this.files.put(id, bytes);
    try {
      await this.db.tx(async () => {
        await this.notes.own(actor, noteId);
        if ((await this.db.repo(NoteFile).countBy({ noteId })) >= MOST)
          throw new AppError('CONFLICT', 'people.notes.tooMany', { most: MOST });
        await this.db.save(this.db.make(NoteFile, { ...row, id, details: { ...row.details, ...opens } }));
      });
    } catch (error) {
      await this.files.remove([{ id }]);
      throw error;
    }
    return { id };
  }

  /** The bytes of a file about somebody who is there for the actor. */
  async read(actor: Actor, id: string): Promise<{ bytes: Buffer; file: NoteFile }> {
    const file = await this.db.tx(async () => {
      const found = await this.db.repo(NoteFile).findOneBy({ id });
      const note = found && (await this.db.repo(Note).findOneBy({ id: found.noteId }));
      if (!note) throw new AppError('NOT_FOUND', 'people.notes.none');
      await this.people.seenBy(actor, note.personId);
      return found;
    });
    return { bytes: await this.files.get(file), file };
  }
}
