import { Inject, Injectable } from '@nestjs/common';
import { CustomFields, type OwnField, ownFieldOf, Tags } from '#people';

/** What an organization asks of people in its own words: what files have columns of its own for. */
@Injectable()
export class OwnColumns {
  constructor(
    @Inject(CustomFields) private readonly fields: CustomFields,
    @Inject(Tags) private readonly tags: Tags,
  ) {}

  /** The fields of its own making that are in use, in their order, and behind them the tags that say something. */
  async all(): Promise<OwnField[]> {
    const fields = (await this.fields.all()).filter(({ retiredAt }) => !retiredAt).map(ownFieldOf);
    return [...fields, ...(await this.tags.valued())];
  }
}
