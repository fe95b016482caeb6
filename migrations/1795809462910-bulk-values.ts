import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

export class BulkValues1795809462910 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "bulk_value" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "changeId" uuid NOT NULL, "personId" uuid, CONSTRAINT "UQ_fea6cbf97612e7c1cb4533644ba" UNIQUE ("organizationId", "changeId", "personId"), CONSTRAINT "PK_77e508455d8fcf4e05763cfed68" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_84e28e0b60e7078d1ba15f4bab" ON "bulk_value"  ("personId") `);
    await q.query(
      `ALTER TABLE "bulk_value" ADD CONSTRAINT "FK_bf942a6feecd5127c08637df3ee" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "bulk_value" ADD CONSTRAINT "FK_65a8ed5660bee93ec35e499c8f3" FOREIGN KEY ("changeId") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "bulk_value" ADD CONSTRAINT "FK_84e28e0b60e7078d1ba15f4bab6" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await protect(q, 'bulk_value');
    // What the tag is to say of all is of nobody.
    await narrow(q, 'bulk_value', '"personId" is null or "personId" in (select id from person)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
