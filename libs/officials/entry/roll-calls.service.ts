import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, type Language, Db, say } from '#platform';
import { VotingRule } from '../body.entity.ts';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { DemandLink, Evidence } from '../evidence.entity.ts';
import type { Day } from '../ledger.ts';
import { Matter, Motion, type MotionClass, PROCEDURAL, Vote, VoteEvent } from '../matter.entity.ts';
import { dayFrom } from '../positions.service.ts';
import { LedgerKeeper } from '../keeper.ts';
import { ruleFor } from '../levers/decider.ts';
import { membersOn } from '../members.ts';
import { Standing } from '../standing.service.ts';
import type { RollCallInput, VoteInput } from './entry.input.ts';
import { linkFrom, matterFrom, ownCode, refused, sourceFrom } from './parts.ts';

/** Takes in the roll call of a vote as the minutes print it; it counts for nothing until a second person has accepted it. */
@Injectable()
export class RollCalls {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** Saves the vote with a row of evidence for each name; answers its id. The same motion on the same day is there once. */
  async record(actor: Actor, input: RollCallInput): Promise<string> {
    const recordedBy = await this.keeper.named(actor);
    return this.db.inTurn(async () => {
      const rows = await readCouncil(this.db);
      const heldOn = dayFrom(input.heldOn, 'heldOn');
      const bodyCode = await this.bodyOf(rows, input);
      checkNames(rows, bodyCode, input.votes, heldOn);
      const ofBody = rows.decisions.filter((each) => each.bodyCode === bodyCode);
      if (input.decision && !ofBody.some(({ code }) => code === input.decision)) throw refused('decision');
      const sourceCode = await sourceFrom(this.db, input.source);
      const at = { bodyCode, sourceCode, locator: input.locator };
      const matter = await matterFrom(this.db, input.matter, at);
      const motion = await this.motion(rows, matter, input);
      if (await this.db.repo(VoteEvent).existsBy({ motionCode: motion.code, heldOn, retractedAt: IsNull() })) {
        throw new AppError('CONFLICT', 'entry.voteThere');
      }
      const event = this.db.make(VoteEvent, {
        ...{ motionCode: motion.code, bodyCode, heldOn, result: input.result, recordedBy },
        counts: Object.fromEntries(input.counts.map(({ option, value }) => [option, value])),
        ...{ decisionCode: input.decision ?? null, sourceCode, locator: input.locator.trim() },
      });
      await this.db.save(event);
      await this.votes(rows, event, matter, motion, input);
      await this.standing.reckon(
        input.votes.map(({ figure }) => figure),
        'REVIEWED',
      );
      return event.id;
    });
  }

  /** Takes a whole roll call out of what counts, for a reason that stays with it. */
  async retract(actor: Actor, id: string, reason: string): Promise<void> {
    await this.keeper.named(actor);
    const why = reason.trim();
    if (!why) throw refused('reason', 'field.required');
    await this.db.tx(async () => {
      const event = await this.db.repo(VoteEvent).findOneBy({ id, retractedAt: IsNull() });
      if (!event) throw new AppError('NOT_FOUND', 'notFound');
      const gone = { retractedAt: new Date(), retractedReason: why };
      await this.db.repo(VoteEvent).update({ id }, gone);
      const names = await this.db.repo(Evidence).find({ where: { voteEventId: id }, select: { id: true } });
      await this.db.repo(Evidence).update({ voteEventId: id, retractedAt: IsNull() }, { ...gone, heldAt: new Date() });
      await this.standing.reckonFor(
        names.map((each) => each.id),
        'RETRACTED',
      );
    });
  }

  /** The motion of that kind on the matter; there is one of each but for amendments and others, which are each their own. */
  private async motion(rows: CouncilRows, matter: Matter, { motion: classification }: RollCallInput) {
    const { code: matterCode } = matter;
    const own = ['AMENDMENT', 'OTHER'].includes(classification);
    const known = own ? null : await this.db.repo(Motion).findOneBy({ matterCode, classification });
    if (known) return known;
    const rule = PROCEDURAL.includes(classification) ? undefined : await this.rule(rows, matter, classification);
    const values = { code: ownCode('mot'), origin: 'INSTALLATION' as const, matterCode, classification };
    return this.db.save(this.db.make(Motion, { ...values, votingRuleCode: rule?.code ?? null }));
  }

  /** What it takes: in the council the number of an ordinance goes for all it passes; elsewhere only what the record says. */
  private async rule({ main }: CouncilRows, { bodyCode, classification }: Matter, motion: MotionClass) {
    const rules = await this.db.repo(VotingRule).findBy({ bodyCode });
    const of = (kind: string) => rules.find(({ matter }) => matter === kind);
    if (motion === 'OVERRIDE') return of('VETO_OVERRIDE');
    if (bodyCode === main) return of('ORDINANCE');
    return ruleFor(rules, { votingRuleCode: null, kind: classification, deciderCode: bodyCode });
  }

  /** Whose vote it is: that of the body before which the matter is; for a new matter of the body that is named, else the council. */
  private async bodyOf(rows: CouncilRows, { matter: { code }, body: named }: RollCallInput): Promise<string> {
    const matter = code ? await this.db.repo(Matter).findOneBy({ code }) : null;
    if (code && !matter) throw refused('matter.code');
    const body = matter?.bodyCode ?? named ?? rows.main;
    if (named && named !== body) throw refused('matter.code');
    if (!rows.everyPost.some(({ bodyCode }) => bodyCode === body)) throw refused('body');
    return body;
  }

  private async votes(rows: CouncilRows, event: VoteEvent, matter: Matter, motion: Motion, input: RollCallInput) {
    const procedural = PROCEDURAL.includes(motion.classification);
    const type = matter.classification === 'CONTRACT' ? ('CONTRACT_VOTE' as const) : ('ROLL_CALL_VOTE' as const);
    const links = input.links.map((each) => linkFrom(rows, type, event.heldOn, each, procedural));
    const votes = input.votes.map(({ figure, option, sourceValue }) =>
      this.db.make(Vote, {
        voteEventId: event.id,
        figureCode: figure,
        option,
        sourceValue: sourceValue?.trim() || null,
      }),
    );
    const own = { origin: 'INSTALLATION' as const, reviewState: 'AWAITING' as const };
    const date = { precision: 'DAY' as const, value: event.heldOn, until: null, text: null };
    const evidence = votes.map(({ figureCode, option }) =>
      this.db.make(Evidence, {
        ...{ ...own, code: ownCode('ev'), type, figureCode, voteEventId: event.id, voteOption: option, procedural },
        date: { ...date, yearInferred: false, inferenceNote: null },
        ...{ textEn: told('en', option, matter), textEs: told('es', option, matter) },
        ...{ sourceCode: event.sourceCode, locator: event.locator, confidence: 'HIGH' as const },
        ...{ recordedBy: event.recordedBy, decisionCode: event.decisionCode, bodyCode: event.bodyCode },
      }),
    );
    const rowsOfLinks = evidence.flatMap(({ id, code, figureCode }) =>
      links.map((link, at) =>
        this.db.make(DemandLink, {
          ...{ ...own, ...link, code: `${code}/${at + 1}`, evidenceId: id, evidenceCode: code, figureCode },
        }),
      ),
    );
    await this.db.insertAll(votes);
    await this.db.insertAll(evidence);
    await this.db.insertAll(rowsOfLinks);
  }
}

const told = (language: Language, option: VoteInput['option'], { titleEn, titleEs }: Matter): string => {
  const [own, other] = language === 'en' ? [titleEn, titleEs] : [titleEs, titleEn];
  return say(language, 'entry.votedOn', { vote: say(language, `entry.vote.${option}`), matter: own || other });
};

/** Everybody on a roll sat in the body on that day, and is on it once. */
function checkNames(rows: CouncilRows, body: string, votes: readonly VoteInput[], day: Day): void {
  const members = new Set(membersOn(rows, body, day).map(({ figureCode }) => figureCode));
  if (!votes.length) throw refused('votes', 'field.required');
  const strangers = votes.filter(({ figure }) => !members.has(figure));
  if (strangers.length) {
    const names = strangers.map(({ figure }) => rows.figures.get(figure)?.name ?? figure).join(', ');
    throw new AppError('INVALID', 'entry.notMembers', { names, day }, { votes: 'field.invalid' });
  }
  if (new Set(votes.map(({ figure }) => figure)).size < votes.length) throw refused('votes');
}
