import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { Demand } from '#campaigns';
import { AppError, current, Db, Jobs, type Language, type LocalizedText } from '#platform';
import { followingChanged } from './agenda/agenda.facts.ts';
import type { FollowedView, FollowSettingView, MatterNoticeView, PositionNoticeView } from './entry/entry.types.ts';
import { Figure } from './figure.entity.ts';
import { DAYS_BEFORE, DEFAULT_DAYS, FollowSetting, type MatterNews, MatterNotice } from './following.entity.ts';
import { matterNews, positionNews } from './following.sql.ts';
import type { Label } from './ledger.ts';
import { Matter } from './matter.entity.ts';
import { Follow, type FollowedKind, PositionNotice, PositionRecord } from './position.entity.ts';

/** What a mail tells of what somebody follows. */
export interface Digest {
  readonly positions: readonly {
    readonly name: string;
    readonly demand: LocalizedText;
    readonly before: Label | null;
    readonly label: Label;
  }[];
  readonly matters: readonly { readonly title: LocalizedText; readonly kind: MatterNews; readonly heldOn: string }[];
}

/** Who wants to be told of what, and what they were told. */
@Injectable()
export class Following {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** What somebody follows. */
  mine(actor: Actor): Promise<FollowedView[]> {
    return this.db.tx(async () => {
      const found = await this.db.repo(Follow).find({ where: { userId: actor.id }, order: { id: 'ASC' } });
      const codes = In(found.map(({ code }) => code));
      const figures = await this.db.repo(Figure).findBy({ code: codes });
      const demands = await this.db.repo(Demand).findBy({ code: codes });
      const names = new Map<string, LocalizedText>([
        ...figures.map(({ code, name }) => [code, { en: name ?? code, es: name ?? code }] as const),
        ...demands.map(({ code, titleEn: en, titleEs: es }) => [code, { en, es }] as const),
        ...(await this.titles(found.map(({ code }) => code))),
      ]);
      return found.map(({ kind, code }) => ({ kind, code, name: names.get(code) ?? { en: code, es: code } }));
    });
  }

  /** Follows something, or stops; twice is once. Mail comes in the language in which somebody followed last. */
  async set(actor: Actor, kind: FollowedKind, code: string, on: boolean): Promise<FollowedView[]> {
    const userId = await this.users.named(actor);
    return this.db.tx(async () => {
      if (on) await this.db.saveIfNew(this.db.make(Follow, { userId, kind, code }));
      else await this.db.repo(Follow).delete({ userId, kind, code });
      await this.setting(userId, {});
      return this.mine(actor);
    });
  }

  /** How somebody wants to be told. */
  settings({ id: userId }: Actor): Promise<FollowSettingView> {
    return this.db.tx(async () => {
      const found = await this.db.repo(FollowSetting).findOneBy({ userId });
      return { daysBefore: found?.daysBefore ?? DEFAULT_DAYS, mails: found?.mails ?? true };
    });
  }

  /** Says how somebody wants to be told: what is queued already follows. */
  async setSettings(actor: Actor, daysBefore: number, mails: boolean): Promise<FollowSettingView> {
    const userId = await this.users.named(actor);
    if (!(DAYS_BEFORE as readonly number[]).includes(daysBefore))
      throw new AppError('INVALID', 'entry.incomplete', {}, { daysBefore: 'field.invalid' });
    return this.db.tx(async () => {
      await this.setting(userId, { daysBefore, mails });
      return this.settings(actor);
    });
  }

  /** In which language somebody reads their mail. */
  async languageOf(userId: string): Promise<Language> {
    return (await this.db.repo(FollowSetting).findOneBy({ userId }))?.language ?? 'en';
  }

  /** What somebody was told, the latest first. */
  notices(actor: Actor): Promise<PositionNoticeView[]> {
    return this.db.tx(async () => {
      const notices = await this.db
        .repo(PositionNotice)
        .find({ where: { userId: actor.id }, order: { at: 'DESC', id: 'DESC' }, take: 100 });
      const records = await this.db.repo(PositionRecord).findBy({ id: In(notices.map((each) => each.positionId)) });
      const byId = new Map(records.map((row) => [row.id, row]));
      const figures = await this.db.repo(Figure).findBy({ code: In(records.map(({ figureCode }) => figureCode)) });
      const names = new Map(figures.map(({ code, name }) => [code, name]));
      return notices.map(({ id, positionId, before, at, readAt }) => {
        const { figureCode: figure, demandCode: demand, label } = byId.get(positionId)!;
        return { id, figure, name: names.get(figure) ?? null, demand, before, label, at, read: readAt !== null };
      });
    });
  }

  /** What somebody was told of matters, the latest first. */
  matterNotices(actor: Actor): Promise<MatterNoticeView[]> {
    return this.db.tx(async () => {
      const notices = await this.db
        .repo(MatterNotice)
        .find({ where: { userId: actor.id }, order: { at: 'DESC', id: 'DESC' }, take: 100 });
      const titles = await this.titles(notices.map(({ matterCode }) => matterCode));
      return notices.map(({ id, matterCode, kind, heldOn, at, readAt }) => ({
        ...{ id, kind, heldOn, at, matter: matterCode, title: titles.get(matterCode)! },
        read: readAt !== null,
      }));
    });
  }

  /** Notes that somebody has seen all that they were told. */
  async read(actor: Actor): Promise<PositionNoticeView[]> {
    const userId = await this.users.named(actor);
    return this.db.tx(async () => {
      await this.db.repo(PositionNotice).update({ userId, readAt: IsNull() }, { readAt: new Date() });
      await this.db.repo(MatterNotice).update({ userId, readAt: IsNull() }, { readAt: new Date() });
      return this.notices(actor);
    });
  }

  /** Tells who follows a matter of an item or a roll call on it, once; within the transaction that makes it so. */
  async tellOfMatter(matterCode: string, kind: MatterNews, subjectId: string, heldOn: string): Promise<void> {
    const followers = await this.db.repo(Follow).findBy({ kind: 'MATTER', code: matterCode });
    for (const { userId } of followers)
      await this.db.saveIfNew(
        this.db.make(MatterNotice, { userId, matterCode, kind, subjectId, heldOn, at: new Date() }),
      );
  }

  /** Everything that a mail is to tell somebody, marked as told by it: within the transaction that claims the mail. */
  async digest(userId: string, mailId: string): Promise<Digest> {
    const take = async (table: string, news: string): Promise<string[]> => {
      const marking = `update ${table} t set "digestId" = $2 where t.id in (select n.id ${news}) returning t.id`;
      const [rows] = (await this.db.repo(MatterNotice).query(marking, [userId, mailId])) as [{ id: string }[], number];
      return rows.map(({ id }) => id);
    };
    const order = { at: 'ASC', id: 'ASC' } as const;
    const changed = In(await take('position_notice', positionNews('$1', '$2')));
    const positions = await this.db.repo(PositionNotice).find({ where: { id: changed }, order });
    const told = In(await take('matter_notice', matterNews('$1', '$2')));
    const matters = await this.db.repo(MatterNotice).find({ where: { id: told }, order });
    const records = await this.db.repo(PositionRecord).findBy({ id: In(positions.map((each) => each.positionId)) });
    const figures = await this.db.repo(Figure).findBy({ code: In(records.map(({ figureCode }) => figureCode)) });
    const demands = await this.db.repo(Demand).findBy({ code: In(records.map(({ demandCode }) => demandCode)) });
    const titles = await this.titles(matters.map(({ matterCode }) => matterCode));
    return {
      positions: positions.map(({ positionId, before }) => {
        const { figureCode, demandCode, label } = records.find(({ id }) => id === positionId)!;
        const name = figures.find(({ code }) => code === figureCode)?.name ?? figureCode;
        const { titleEn: en, titleEs: es } = demands.find(({ code }) => code === demandCode)!;
        return { name, demand: { en, es }, before, label };
      }),
      matters: matters.map(({ matterCode, kind, heldOn }) => ({
        title: titles.get(matterCode)!,
        kind,
        heldOn,
      })),
    };
  }

  private async titles(codes: readonly string[]): Promise<Map<string, LocalizedText>> {
    const matters = await this.db.repo(Matter).findBy({ code: In([...codes]) });
    return new Map(matters.map(({ code, titleEn: en, titleEs: es }) => [code, { en, es }]));
  }

  private async setting(userId: string, changes: Partial<Pick<FollowSetting, 'daysBefore' | 'mails'>>): Promise<void> {
    const values = { ...changes, language: current().language ?? ('en' as const) };
    const made = this.db.make(FollowSetting, { userId, ...values });
    if (!(await this.db.saveIfNew(made))) await this.db.repo(FollowSetting).update({ userId }, values);
    await this.jobs.state(followingChanged, { userId });
  }
}
