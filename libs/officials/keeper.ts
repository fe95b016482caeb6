import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { RecordDoor } from '#campaigns';

/** Who may write into the ledger: a named user, and only into the record that their own organization keeps. */
@Injectable()
export class LedgerKeeper {
  constructor(
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** The id of the user who acts; FORBIDDEN for a key, CONFLICT where another organization keeps the record. */
  async named(actor: Actor): Promise<string> {
    const id = await this.users.named(actor);
    await this.record.mustBeOwn();
    return id;
  }
}
