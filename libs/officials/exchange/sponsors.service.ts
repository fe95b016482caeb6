import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { Db } from '#platform';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { Matter } from '../matter.entity.ts';
import { membersOn } from '../members.ts';
import { SPONSOR_ROLES, Sponsorship } from '../matters/act.entity.ts';
import { oneAtATime } from '../entry/parts.ts';
import { Acts } from '../matters/acts.service.ts';
import type { FiledMatter } from './legistar.sponsors.ts';
import { isMatter } from './roll-call.service.ts';
import { folded } from './roster.ts';

/** What one sponsor of a file is to the record: new, there already in whatever state, or nobody who sat in the council that day. */
export interface SponsorOutcome {
  readonly at: string;
  readonly state: 'NEW' | 'THERE' | 'NO_MEMBER';
  readonly on: string;
  readonly name: string;
  readonly title: string;
}

/**
 * Takes in sponsors from files as if somebody had entered them: each waits for a second person, and is there once. Who was
 * entered before is not entered anew, also where a reviewer rejected it or somebody took it back.
 */
@Injectable()
export class SponsorFiles {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  /** What the sponsors are to the record; with somebody who records them the new ones are, all of them or none. */
  take(filed: readonly FiledMatter[], recorder?: Actor): Promise<SponsorOutcome[]> {
    return this.db.inTurn(async () => {
      await oneAtATime(this.db, 'acts');
      const council = await readCouncil(this.db);
      const outcomes: SponsorOutcome[] = [];
      for (const matter of filed) outcomes.push(...(await this.one(council, matter, recorder)));
      return outcomes;
    });
  }

  private async one(council: CouncilRows, filed: FiledMatter, recorder?: Actor): Promise<SponsorOutcome[]> {
    const { title, fileNumber, on } = filed;
    const [matters, sponsorships] = await this.db.all(...([Matter, Sponsorship] as const));
    const known = matters.find(
      (each) => each.bodyCode === council.council && isMatter(each, { titleEn: title, fileNumber }),
    )?.code;
    const there = new Set(sponsorships.flatMap((row) => (row.matterCode === known ? [row.figureCode] : [])));
    const members = membersOn(council, council.main, on).map(({ figureCode }) => figureCode);
    const sponsors = filed.sponsors.map((sponsor) => {
      const figure = members.find((code) => folded(council.figures.get(code)?.name ?? '') === folded(sponsor.name));
      const state = !figure ? ('NO_MEMBER' as const) : there.has(figure) ? ('THERE' as const) : ('NEW' as const);
      return { ...sponsor, figure, state };
    });
    let code = known;
    for (const act of recorder ? SPONSOR_ROLES : []) {
      const fresh = sponsors.filter(({ role, state }) => role === act && state === 'NEW');
      if (fresh.length) code = await this.acts.record(recorder!, inputOf(filed, act, fresh, code));
    }
    return sponsors.map(({ at, name, state }) => ({ at: `${filed.at}/${at}`, state, on, name, title }));
  }
}

/** They bear on no demand: what the matter means for one is said by whoever reviews it. */
const inputOf = (
  { at, on, title, fileNumber, classification, publisher }: FiledMatter,
  act: (typeof SPONSOR_ROLES)[number],
  fresh: readonly { readonly figure: string | undefined }[],
  code: string | undefined,
) => ({
  ...{ act, on, links: [], source: { publisher }, locator: at, figures: fresh.flatMap(({ figure }) => figure ?? []) },
  matter: code ? { code } : { titleEn: title, fileNumber, classification },
});
