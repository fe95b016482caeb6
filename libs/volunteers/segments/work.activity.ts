import { CITY_ZONE } from '#platform';
import { Injectable } from '@nestjs/common';
import { ActivityKind } from '#people';

/** Who worked, and more than so many hours, in a time whose first and last day are among it. */
@Injectable()
export class HoursKind extends ActivityKind {
  readonly kind = 'hours';
  override readonly measured = true;

  where(id: string, since: string, more = '0', until = 'null::timestamptz'): string {
    return `(select coalesce(sum(x.minutes), 0) from worked_hours x where x."personId" = p.id
      and (${id} is null or x."eventId" = ${id})
      and (${since} is null or x.day >= (${since} at time zone '${CITY_ZONE}')::date)
      and (${until} is null or x.day <= (${until} at time zone '${CITY_ZONE}')::date)) > 60 * ${more}`;
  }

  protected named(): Promise<Map<string, string>> {
    return Promise.resolve(new Map());
  }
}

/** Who brought others by the link that they passed on, and who was brought by somebody. */
@Injectable()
export class ReferralKind extends ActivityKind {
  readonly kind = 'referral';

  where(id: string, since: string): string {
    return this.by('referrerId', id, since);
  }

  override readonly others = ['BROUGHT'];

  override whereOther(_: string, id: string, since: string): string {
    return this.by('personId', id, since);
  }

  protected named(): Promise<Map<string, string>> {
    return Promise.resolve(new Map());
  }

  /** `id` is of the sign-up or the signature. */
  private by(column: string, id: string, since: string): string {
    return `exists (select from referral x where x."${column}" = p.id
      and (${id} is null or x."subjectId" = ${id}) and (${since} is null or x.at >= ${since}))`;
  }
}
