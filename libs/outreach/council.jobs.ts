import { Inject, Injectable } from '@nestjs/common';
import { agendaChanged, followingChanged } from '#officials';
import { defineJob, Handles, type JobHandler, On, type Payload } from '#platform';
import { AgendaLedger } from './agenda.ledger.ts';

const planItem = defineJob<Payload<typeof agendaChanged>>('outreach.planAgendaItem');
const planFollower = defineJob<Payload<typeof followingChanged>>('outreach.planFollower');
const planAll = defineJob<object>('outreach.planAgendas', { haste: 'clock', everyMs: 3_600_000, attempts: 1 });
const gather = defineJob<object>('outreach.gatherNews', { haste: 'clock', everyMs: 60_000, attempts: 1 });

/** Plans, moves and stops the alerts of an item that changed. */
@Injectable()
@On(agendaChanged, planItem)
export class PlanAgendaItem implements JobHandler<typeof planItem> {
  constructor(@Inject(AgendaLedger) private readonly ledger: AgendaLedger) {}

  handle({ itemId }: Payload<typeof planItem>): Promise<void> {
    return this.ledger.plan({ itemId });
  }
}

/** The same for somebody who follows something else now, or wants to hear of it at another time. */
@Injectable()
@On(followingChanged, planFollower)
export class PlanFollower implements JobHandler<typeof planFollower> {
  constructor(@Inject(AgendaLedger) private readonly ledger: AgendaLedger) {}

  handle({ userId }: Payload<typeof planFollower>): Promise<void> {
    return this.ledger.plan({ userId });
  }
}

/** Plans everything anew every hour: who sits in a body, and who may see the council, changes by other ways. */
@Injectable()
@Handles(planAll)
export class PlanAgendas implements JobHandler<typeof planAll> {
  constructor(@Inject(AgendaLedger) private readonly ledger: AgendaLedger) {}

  handle(): Promise<void> {
    return this.ledger.plan();
  }
}

/** Gathers, every minute, what is new for whoever follows it into one mail a day. */
@Injectable()
@Handles(gather)
export class GatherNews implements JobHandler<typeof gather> {
  constructor(@Inject(AgendaLedger) private readonly ledger: AgendaLedger) {}

  handle(): Promise<void> {
    return this.ledger.digest();
  }
}
