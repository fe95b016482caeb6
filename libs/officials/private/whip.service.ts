import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { Lever } from '#campaigns';
import { Db, refuseForbidden } from '#platform';
import type { LedgerChoiceView } from '../entry/entry.types.ts';
import { refused } from '../entry/parts.ts';
import { Figure } from '../figure.entity.ts';
import { dayFrom } from '../positions.service.ts';
import { Meeting, WhipAssessment } from './private.entity.ts';
import type { MeetingInput, MeetingView, WhipInput, WhipView } from './private.types.ts';
import { TODAY } from '../words.ts';

/** Lines that say something. */
const said = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean);

/**
 * What organizers guess and what was said behind closed doors. Both are sealed and for those alone who hold `council.whip`;
 * nothing here is read by the rule, by a public page or by an export.
 */
@Injectable()
export class Whip {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** The latest guess about each figure on a lever. */
  assessments(lever: string): Promise<WhipView[]> {
    return this.db.tx(async () => {
      const rows = await this.db
        .repo(WhipAssessment)
        .find({ where: { leverCode: lever }, order: { askedOn: 'DESC', createdAt: 'DESC', id: 'DESC' } });
      const latest = [...Map.groupBy(rows, ({ figureCode }) => figureCode).values()].map(([first]) => first!);
      const [names, users] = [await this.names(), await this.users.byIds(latest.map(({ askedBy }) => askedBy))];
      return latest.map(({ id, figureCode, lean, witnesses, details, askedOn, askedBy }) => ({
        ...{
          id,
          figure: figureCode,
          name: names.get(figureCode) ?? null,
          lean,
          witnesses,
          note: details.note,
          askedOn,
        },
        askedBy: users.get(askedBy)?.details.name ?? null,
      }));
    });
  }

  /** Notes a guess; what was guessed before stays. */
  async assess(actor: Actor, input: WhipInput): Promise<WhipView[]> {
    const askedBy = await this.users.named(actor);
    refuseForbidden(input.note, 'note', input.checked);
    return this.db.tx(async () => {
      if (!(await this.db.repo(Lever).existsBy({ code: input.lever }))) throw refused('lever');
      await this.known(input.figure);
      const [{ today }] = (await this.db.repo(Lever).query(TODAY)) as [{ today: string }];
      const values = { figureCode: input.figure, leverCode: input.lever, lean: input.lean, askedBy, askedOn: today };
      const row = this.db.make(WhipAssessment, { ...values, witnesses: input.witnesses ?? 0 });
      row.details = { note: input.note.trim() };
      await this.db.save(row);
      return this.assessments(input.lever);
    });
  }

  /** The meetings with a figure, or all of them, the latest first. */
  meetings(figure?: string): Promise<MeetingView[]> {
    return this.db.tx(async () => {
      const where = figure ? { figureCode: figure } : {};
      const rows = await this.db.repo(Meeting).find({ where, order: { heldOn: 'DESC', id: 'DESC' }, take: 200 });
      const [names, users] = [await this.names(), await this.users.byIds(rows.map(({ createdBy }) => createdBy))];
      return rows.map(({ id, figureCode, heldOn, nextOn, details, createdBy }) => ({
        ...{ id, figure: figureCode, name: names.get(figureCode) ?? null, heldOn, nextOn },
        ...{ present: details.present, notes: details.notes },
        ...{ asks: [...details.asks], commitments: [...details.commitments] },
        recordedBy: users.get(createdBy)?.details.name ?? null,
      }));
    });
  }

  /** With whom somebody can meet: the officials of the record, by their names. */
  figures(): Promise<LedgerChoiceView[]> {
    return this.db.tx(async () =>
      (await this.db.repo(Figure).findBy({ kind: 'OFFICIAL' }))
        .flatMap(({ code, name }) => (name ? [{ code, title: { en: name, es: name } }] : []))
        .sort((a, b) => a.title.en.localeCompare(b.title.en)),
    );
  }

  /** Notes a meeting. */
  async record(actor: Actor, input: MeetingInput): Promise<MeetingView[]> {
    const createdBy = await this.users.named(actor);
    const { notes, present, asks, commitments, checked } = input;
    for (const [field, text] of [
      ['notes', notes],
      ['present', present],
      ['asks', asks.join('\n')],
      ['commitments', commitments.join('\n')],
    ] as const)
      refuseForbidden(text, field, checked);
    return this.db.tx(async () => {
      await this.known(input.figure);
      const [heldOn, nextOn] = [dayFrom(input.heldOn, 'heldOn'), input.nextOn ? dayFrom(input.nextOn, 'nextOn') : null];
      const row = this.db.make(Meeting, { figureCode: input.figure, heldOn, nextOn, createdBy });
      row.details = { notes: notes.trim(), present: present.trim(), asks: said(asks), commitments: said(commitments) };
      await this.db.save(row);
      return this.meetings(input.figure);
    });
  }

  private async known(code: string): Promise<void> {
    if (!(await this.db.repo(Figure).existsBy({ code, kind: 'OFFICIAL' }))) throw refused('figure');
  }

  private async names(): Promise<Map<string, string | null>> {
    return new Map((await this.db.repo(Figure).find()).map(({ code, name }) => [code, name]));
  }
}
