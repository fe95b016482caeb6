import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import type { Segment } from '#people';
import { AppError, Db, Jobs, type MessageKey } from '#platform';
import { AudienceService, type Where } from './audience.service.ts';
import { Blast, BlastState, type BlastText } from './blast.entity.ts';
import type { BlastChanges, BlastInput } from './blast.input.ts';
import { fillBlast } from './outreach.facts.ts';
import { missing, wrongFields } from './readiness.ts';
import { MailSender } from './sender.entity.ts';

const EVERYBODY: Segment = { tags: [], wards: [], languages: [], activities: [] };
const BLANK: BlastText = {
  title: '',
  subject: { en: '', es: '' },
  body: { en: '', es: '' },
  nameless: { en: '', es: '' },
};
/** How many people are looked at in one transaction when messages are written down. */
const BATCH = 1_000;

/** Keeps mailings: written as drafts, started once, paused, taken up again and called off while they run. */
@Injectable()
export class BlastsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(AudienceService) private readonly audience: AudienceService,
  ) {}

  get(id: string): Promise<Blast> {
    return this.db.tx(async () => {
      const blast = await this.db.repo(Blast).findOneBy({ id });
      if (!blast) throw new AppError('NOT_FOUND', 'notFound');
      return blast;
    });
  }

  /** The newest first, at most 200. */
  all(): Promise<Blast[]> {
    return this.db.tx(() => this.db.repo(Blast).find({ order: { createdAt: 'DESC', id: 'DESC' }, take: 200 }));
  }

  create(input: BlastInput): Promise<Blast> {
    return this.db.tx(async () => {
      const segment = input.segment ?? EVERYBODY;
      const details = checked({ ...changed(BLANK, input), ...(await this.chosenBy(input)) });
      return this.db.save(this.db.make(Blast, { details, segment, startsAt: input.startsAt ?? null }));
    });
  }

  update(id: string, changes: BlastChanges): Promise<Blast> {
    return this.db.tx(async () => {
      const blast = await this.locked(id);
      if (blast.state !== BlastState.DRAFT) throw new AppError('CONFLICT', 'outreach.blast.notDraft');
      const { chosen } = blast.details;
      const kept = changes.savedSegmentId === undefined ? { chosen } : await this.chosenBy(changes);
      blast.details = checked({ ...changed(blast.details, changes), ...kept });
      if (changes.segment) blast.segment = changes.segment;
      if (changes.startsAt !== undefined) blast.startsAt = changes.startsAt;
      return this.db.save(blast);
    });
  }

  /**
   * Lets a draft go, now or at its time. `key` says which press of the button this is: the same one again, however often
   * the network repeats it, answers the mailing that it started.
   */
  start(actor: Actor, id: string, key: string): Promise<Blast> {
    return this.db.tx(async () => {
      const blast = await this.locked(id);
      if (blast.startKey === key) return blast;
      if (blast.state !== BlastState.DRAFT) throw new AppError('CONFLICT', 'outreach.blast.alreadyStarted');
      const [need] = missing(blast.details, await this.db.repo(MailSender).findOneBy({}));
      if (need) throw new AppError('INVALID', need);
      const tally = await this.audience.tally(blast);
      const sum = (counted: typeof tally) => counted.reduce((all, { count }) => all + count, 0);
      const willGet = sum(tally.filter(({ why }) => why === 'people.contact.fine'));
      if (!willGet) throw new AppError('INVALID', 'outreach.need.people');
      await this.query(
        `update blast set state = 'RUNNING', "startedAt" = now(), "startedBy" = $2, "startKey" = $3, total = $4,
           "willGet" = $5 where id = $1`,
        [id, actor.id, key, sum(tally), willGet],
      );
      await this.jobs.enqueue(fillBlast, { blastId: id });
      return this.get(id);
    });
  }

  /** From now on no message of it is begun; what is being handed over at this moment still arrives. */
  pause(id: string): Promise<Blast> {
    return this.turn(id, [BlastState.RUNNING], BlastState.PAUSED, 'outreach.blast.notRunning');
  }

  /** Takes a paused mailing up where it stood. */
  resume(id: string): Promise<Blast> {
    return this.db.tx(async () => {
      const blast = await this.turn(id, [BlastState.PAUSED], BlastState.RUNNING, 'outreach.blast.notPaused');
      await this.query(
        `update message set "handedAt" = null, "notAfter" = greatest("notAfter", now() + interval '30 days')
         where "subjectKind" = 'blast' and "subjectId" = $1 and state = 'QUEUED'`,
        [id],
      );
      await this.jobs.enqueue(fillBlast, { blastId: id });
      return blast;
    });
  }

  /** Calls it off for good: whoever has not got it gets nothing. */
  cancel(id: string): Promise<Blast> {
    return this.db.tx(async () => {
      const alive = [BlastState.DRAFT, BlastState.RUNNING, BlastState.PAUSED];
      const blast = await this.turn(id, alive, BlastState.CANCELLED, 'outreach.blast.over');
      await this.query(
        `update message set state = 'CANCELLED', reason = 'blastCancelled', "settledAt" = now()
         where "subjectKind" = 'blast' and "subjectId" = $1 and state = 'QUEUED'`,
        [id],
      );
      return blast;
    });
  }

  /** Writes the messages of a mailing whose time has come into the ledger, a batch a transaction; may be broken off anywhere. */
  async fill(id: string): Promise<void> {
    // What it asks of sealed details is looked at once, not for every batch.
    const fits = await this.audience.where(await this.get(id));
    while (await this.db.own(() => this.fillSome(id, fits)));
  }

  /** Goes on with what a worker that died left unfilled or whose time has come, and ends what has nothing left to send. */
  async follow(): Promise<void> {
    const due = await this.db.tx(() =>
      this.query<{ id: string }[]>(
        `select id from blast where state = 'RUNNING' and not filled and coalesce("startsAt", now()) <= now()`,
      ),
    );
    for (const { id } of due) await this.fill(id);
    await this.db.own(() =>
      this.query(
        `update blast b set state = 'DONE', "endedAt" = now() where b.state = 'RUNNING' and b.filled
           and not exists (select from message m where m."subjectId" = b.id and m.state in ('QUEUED', 'SENDING'))`,
      ),
    );
  }

  private async fillSome(id: string, fits: Where): Promise<boolean> {
    const [due] = await this.query<object[]>(
      `select 1 from blast where id = $1 and state = 'RUNNING' and not filled
         and coalesce("startsAt", now()) <= now() for update`,
      [id],
    );
    if (!due) return false;
    const { seen, last } = await this.audience.fill(await this.get(id), fits, BATCH);
    const filled = seen < BATCH;
    await this.query(`update blast set "filledTo" = coalesce($2, "filledTo"), filled = $3 where id = $1`, [
      id,
      last,
      filled,
    ]);
    return !filled;
  }

  private turn(id: string, from: readonly BlastState[], to: BlastState, refusal: MessageKey): Promise<Blast> {
    return this.db.tx(async () => {
      const { state } = await this.locked(id);
      if (state === to) return this.get(id);
      if (!from.includes(state)) throw new AppError('CONFLICT', refusal);
      await this.query(
        `update blast set state = $2, "endedAt" = case $2 when 'CANCELLED' then now() else "endedAt" end where id = $1`,
        [id, to],
      );
      return this.get(id);
    });
  }

  /** The saved segment that was chosen, as it is now: from then on the mailing is for whom that means. */
  private async chosenBy({ savedSegmentId }: BlastChanges): Promise<Pick<BlastText, 'chosen'>> {
    return savedSegmentId ? { chosen: await this.audience.choose(savedSegmentId) } : {};
  }

  private async locked(id: string): Promise<Blast> {
    const blast = await this.db.repo(Blast).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!blast) throw new AppError('NOT_FOUND', 'notFound');
    return blast;
  }

  private query<T>(sql: string, parameters: unknown[] = []): Promise<T> {
    return this.db.repo(Blast).query<T>(sql, parameters);
  }
}

/** The text after an edit; what the input leaves out stays. */
function changed(text: BlastText, input: BlastChanges): BlastText {
  const both = (field: 'subject' | 'body' | 'nameless') => ({
    en: input[`${field}En`] ?? text[field].en,
    es: input[`${field}Es`] ?? text[field].es,
  });
  const title = (input.title ?? text.title).trim();
  return { title, subject: both('subject'), body: both('body'), nameless: both('nameless') };
}

function checked(text: BlastText): BlastText {
  const wrong = wrongFields(text);
  const [first] = Object.values(wrong);
  if (first) throw new AppError('INVALID', first, {}, wrong);
  return text;
}
