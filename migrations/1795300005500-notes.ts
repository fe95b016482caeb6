import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

/** Notes that stand in the details of people stay there until these are edited: a migration has no keys to open them. */
export class Notes1795300005500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "person_notes" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, CONSTRAINT "UQ_75545b4add513e3f303f41ad19f" UNIQUE ("organizationId", "personId"), CONSTRAINT "PK_ad5bdab6590d0c0c8afc020e6ae" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_9ecc7b91fdafa49ea524210213" ON "person_notes"  ("personId") `);
    await q.query(
      `ALTER TABLE "person_notes" ADD CONSTRAINT "FK_334fc9df93a56c53a1c5140ba69" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "person_notes" ADD CONSTRAINT "FK_9ecc7b91fdafa49ea5242102131" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await protect(q, 'person_notes');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
