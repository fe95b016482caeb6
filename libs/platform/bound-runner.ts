import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { GUEST_ROLE } from './guests.ts';

/**
 * TypeORM's runner, whose transaction begins bound to one organization: both are said in one message, since a short
 * read costs little more than its messages. Unbound it sees only tables without a policy.
 */
export class BoundRunner extends PostgresQueryRunner {
  /** Whom its next transaction is for; empty for nobody. */
  organizationId = '';
  /** Which user's grants say what people it sees; empty for all. */
  reader = '';
  /** For which organization it reads the record of that one, as its guest; empty where it is nobody's guest. */
  guest = '';

  /** As TypeORM's own; a transaction within this one is a savepoint, and stays bound. */
  override async startTransaction(): Promise<void> {
    if (this.transactionDepth) return super.startTransaction();
    this.isTransactionActive = true;
    const organization = pg.escapeLiteral(this.organizationId);
    const reader = pg.escapeLiteral(this.reader);
    const guest = pg.escapeLiteral(this.guest);
    const asGuest = this.guest && ` set local role ${GUEST_ROLE}; select set_config('app.guest', ${guest}, true);`;
    await this.query(
      `start transaction;${asGuest} select set_config('app.organization', ${organization}, true), set_config('app.reader', ${reader}, true)`,
    );
    this.transactionDepth = 1;
  }
}

/** From now on every runner of this source is such a one. */
export function makeBound(source: DataSource): void {
  const driver = source.driver as PostgresDriver;
  driver.createQueryRunner = (mode) => new BoundRunner(driver, mode);
}
