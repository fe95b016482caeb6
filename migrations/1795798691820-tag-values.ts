import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

export class TagValues1795798691820 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "tag_value" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, "tagId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_dbce1222928fa1e0edaf7816002" UNIQUE ("organizationId", "personId", "tagId"), CONSTRAINT "PK_a80dab6865a8152daa4dd64f503" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_da4a9b41b0cc76401689d2c7c3" ON "tag_value"  ("personId") `);
    await q.query(`CREATE INDEX "IDX_ad942909b097c2e758e5b07bc8" ON "tag_value"  ("tagId") `);
    await q.query(
      `ALTER TABLE "tag_value" ADD CONSTRAINT "FK_4f084ceae7986337394323a7196" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "tag_value" ADD CONSTRAINT "FK_da4a9b41b0cc76401689d2c7c3d" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "tag_value" ADD CONSTRAINT "FK_ad942909b097c2e758e5b07bc8b" FOREIGN KEY ("tagId") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await protect(q, 'tag_value');
    await narrow(q, 'tag_value', '"personId" in (select id from person)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
