import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Acts1795500004000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "sponsorship" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "evidenceId" uuid NOT NULL, "matterCode" text NOT NULL, "figureCode" text NOT NULL, "classification" text NOT NULL, "sponsoredOn" date NOT NULL, CONSTRAINT "UQ_37789496811e6b5f0ecf2f4456b" UNIQUE ("evidenceId"), CONSTRAINT "CHK_57f79c860fa9e390d30a515e28" CHECK ("classification" in ('AUTHOR', 'COSPONSOR')), CONSTRAINT "PK_b20281101fc28f90ac116a9e660" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_fbd6ea860d23d0cd4b8ec7f7a0" ON "sponsorship"  ("organizationId", "matterCode") `);
    await q.query(
      `CREATE TABLE "executive_action" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "evidenceId" uuid NOT NULL, "matterCode" text NOT NULL, "figureCode" text NOT NULL, "action" text NOT NULL, "takenOn" date NOT NULL, CONSTRAINT "UQ_6248658f693a993bd399522ee5d" UNIQUE ("evidenceId"), CONSTRAINT "CHK_5e3d0ef9e0131fc1a557612a57" CHECK ("action" in ('SIGN', 'VETO', 'RETURN_UNSIGNED', 'ORDER')), CONSTRAINT "PK_d761aae1861d3b9b93bea89fe7e" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_c301302700122bb08e2cd1f72a" ON "executive_action"  ("organizationId", "matterCode") `,
    );
    await q.query(
      `ALTER TABLE "sponsorship" ADD CONSTRAINT "FK_54344540d5703a1afdce79f1ec4" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sponsorship" ADD CONSTRAINT "FK_37789496811e6b5f0ecf2f4456b" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sponsorship" ADD CONSTRAINT "FK_37785620c03faceab2bab9bdc34" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sponsorship" ADD CONSTRAINT "FK_fbd6ea860d23d0cd4b8ec7f7a05" FOREIGN KEY ("organizationId", "matterCode") REFERENCES "matter"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "executive_action" ADD CONSTRAINT "FK_3cb5c4b80a9d9f055c284e4974e" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "executive_action" ADD CONSTRAINT "FK_6248658f693a993bd399522ee5d" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "executive_action" ADD CONSTRAINT "FK_9d8af3fcaf0d1c0d2a35b0c106f" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "executive_action" ADD CONSTRAINT "FK_c301302700122bb08e2cd1f72ae" FOREIGN KEY ("organizationId", "matterCode") REFERENCES "matter"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const table of ['sponsorship', 'executive_action']) {
      await protect(q, table);
      // Both are only ever added: whether one counts, its evidence says.
      await q.query(`revoke update, delete on "${table}" from crm_app`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
