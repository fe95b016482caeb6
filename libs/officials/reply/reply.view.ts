import type { Claim } from '#campaigns';
import type { User } from '#accounts';
import type { CouncilRows } from '../council.reader.ts';
import { dateView, sourceView } from '../council.view.ts';
import type { Evidence } from '../evidence.entity.ts';
import {
  type Accusation,
  accusationReleased,
  accusationsOf,
  isReplied,
  releasesOf,
  replyReleased,
  soughtFor,
} from './released.ts';
import type { AccusationView, FigureRepliesView, ReplyView } from './reply.types.ts';
import type { FigureReply } from './reply.entity.ts';

/** Who reads it; nobody in particular for the public. */
interface Reader {
  readonly id?: string;
  readonly users: ReadonlyMap<string, User>;
}
const told = ({ textEn, textEs }: { readonly textEn: string; readonly textEs: string }) => ({ en: textEn, es: textEs });

function claimantOf({ figures, bodies, sources }: CouncilRows, row: Accusation, accused: string): string | null {
  const code =
    'claimantCode' in row ? (row as Claim).claimantCode : ((row as Evidence).figureCode ?? (row as Evidence).bodyCode);
  if (code === null || code === accused) return sources.get(row.sourceCode)?.publisher ?? null;
  return figures.get(code)?.name ?? bodies.get(code)?.name ?? sources.get(code)?.publisher ?? null;
}

function replyView(rows: CouncilRows, reply: FigureReply, { id, users }: Reader): ReplyView {
  const { original, language, translator, repliedOn, how } = reply;
  const releases = releasesOf(rows, reply.figureCode, reply);
  const claim = rows.claims.find(({ code }) => code === reply.claimCode);
  return {
    ...{ id: reply.id, original, language, text: told(reply), translator, repliedOn, how },
    source: sourceView(rows, reply.sourceCode),
    accusation: reply.evidenceId ?? claim?.id ?? null,
    recordedBy: users.get(reply.recordedBy)?.details.name ?? null,
    ...{ releases: releases.length, released: replyReleased(rows, reply) },
    mine: releases.some(({ userId }) => userId === id),
    ...{ retractedAt: reply.retractedAt, retractedReason: reply.retractedReason },
    retractedBy: users.get(reply.retractedBy ?? '')?.details.name ?? null,
  };
}

function accusationView(rows: CouncilRows, figure: string, row: Accusation, { id }: Reader): AccusationView {
  const releases = releasesOf(rows, figure, row);
  const sought = soughtFor(rows, figure, row);
  return {
    ...{ id: row.id, text: told(row), date: dateView(row.date), claimant: claimantOf(rows, row, figure) },
    ...{ source: sourceView(rows, row.sourceCode), locator: row.locator },
    ...{ askedOn: sought?.askedOn ?? null, answerBy: sought?.answerBy ?? null },
    releasable: sought !== undefined || isReplied(rows, figure, row),
    ...{ releases: releases.length, released: accusationReleased(rows, figure, row) },
    mine: releases.some(({ userId }) => userId === id),
  };
}

/** All of it for whoever keeps the ledger; for everybody else (`released`) nothing that two people have not released. */
export function repliesView(rows: CouncilRows, figure: string, reader: Reader, released: boolean): FigureRepliesView {
  const seen = <R extends { readonly released: boolean }>(row: R) => !released || row.released;
  return {
    replies: rows.replies
      .filter(({ figureCode }) => figureCode === figure)
      .map((reply) => replyView(rows, reply, reader))
      .filter(seen),
    accusations: accusationsOf(rows, figure)
      .map((row) => accusationView(rows, figure, row, reader))
      .filter(seen),
  };
}
