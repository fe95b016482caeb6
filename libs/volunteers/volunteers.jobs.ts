import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { InterestForms } from './interest/interest-form.service.ts';

const forget = defineJob<object>('volunteers.forgetForms', { haste: 'clock', everyMs: 3_600_000, attempts: 1 });

/** Deletes, every hour, the interest forms whose time is over. */
@Injectable()
@Handles(forget)
export class ForgetForms implements JobHandler<typeof forget> {
  constructor(@Inject(InterestForms) private readonly forms: InterestForms) {}

  handle(): Promise<void> {
    return this.forms.forget();
  }
}
