import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

export class Merging1795730407899 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "merge" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "keptId" uuid NOT NULL, "droppedId" uuid NOT NULL, "byUserId" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), "undoneAt" TIMESTAMP WITH TIME ZONE, "closedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_7d6d76cb402d0d3fbdea7ad36a" CHECK ("keptId" <> "droppedId"), CONSTRAINT "PK_d6e0a42a60b854bac4086782cf2" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_cc2d08dae786b8828e5e8914bb" ON "merge"  ("keptId") `);
    await q.query(`CREATE INDEX "IDX_079fdd0cf1e898fda793e6cfe5" ON "merge"  ("organizationId", "at", "id") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_7dc6c578d0fba80dd2ce8bb434" ON "merge"  ("organizationId", "droppedId") WHERE "undoneAt" is null`,
    );
    await q.query(
      `CREATE TABLE "duplicate_pair" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "lowId" uuid NOT NULL, "highId" uuid NOT NULL, "score" smallint NOT NULL, "reasons" text array NOT NULL, "state" text NOT NULL DEFAULT 'OPEN', "dismissedByUserId" uuid, "foundAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_2bcb726b020f9f28613848fc477" UNIQUE ("organizationId", "lowId", "highId"), CONSTRAINT "CHK_1427d754bc31bab5347a763c72" CHECK (state in ('OPEN', 'DISMISSED')), CONSTRAINT "CHK_3b5830021cd97e145509b41668" CHECK ("lowId" < "highId"), CONSTRAINT "PK_da999a0f6ea03992ae404eee353" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_0baaeb252f0ad310bce283eb14" ON "duplicate_pair"  ("lowId") `);
    await q.query(`CREATE INDEX "IDX_0c51042cc08a68da0612425711" ON "duplicate_pair"  ("highId") `);
    await q.query(
      `CREATE INDEX "IDX_243701de288610d2abf0b7a868" ON "duplicate_pair"  ("organizationId", "state", "score", "id") `,
    );
    await q.query(
      `CREATE TABLE "duplicate_search" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "horizon" bigint NOT NULL DEFAULT '0', "claimedUntil" TIMESTAMP WITH TIME ZONE, "startedAt" TIMESTAMP WITH TIME ZONE, "finishedAt" TIMESTAMP WITH TIME ZONE, "read" integer NOT NULL DEFAULT '0', "of" integer NOT NULL DEFAULT '0', CONSTRAINT "UQ_9db64cda3273378ba41ec6087d5" UNIQUE ("organizationId"), CONSTRAINT "PK_2ac306b930c9c68cd1ee6a5539f" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "note" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, "ofId" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', "authorId" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_bcfb1ffd7651fe9bd8b0e8a5716" UNIQUE ("organizationId", "ofId", "version"), CONSTRAINT "PK_96d0c172a4fba276b1bbed43058" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_1012b7d551840048db1ee71a13" ON "note"  ("personId") `);
    await q.query(`CREATE INDEX "IDX_47c53c2725ec59f869e4744f65" ON "note"  ("organizationId", "personId", "ofId") `);
    await q.query(
      `CREATE TABLE "note_file" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "noteId" uuid NOT NULL, "size" integer NOT NULL, "type" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_6b8275a203e41af6f559ccd5da" CHECK (type in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain')), CONSTRAINT "PK_93efbce5d289b9f92d106486fde" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_a42a9f8e94943a26688ceade94" ON "note_file"  ("noteId") `);
    await q.query(`ALTER TABLE "handle" ADD "inherited" boolean NOT NULL DEFAULT false`);
    await q.query(
      `ALTER TABLE "merge" ADD CONSTRAINT "FK_0a6600bce52096f717b4f7fe3ad" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "merge" ADD CONSTRAINT "FK_cc2d08dae786b8828e5e8914bbb" FOREIGN KEY ("keptId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "merge" ADD CONSTRAINT "FK_21e81e80cf30cb98ed7f4096e5d" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "duplicate_pair" ADD CONSTRAINT "FK_9d9407b15d0553043ad1bf9808e" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "duplicate_pair" ADD CONSTRAINT "FK_0baaeb252f0ad310bce283eb140" FOREIGN KEY ("lowId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "duplicate_pair" ADD CONSTRAINT "FK_0c51042cc08a68da0612425711f" FOREIGN KEY ("highId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "duplicate_pair" ADD CONSTRAINT "FK_0bf498777ffb869a46009e1aca1" FOREIGN KEY ("dismissedByUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "duplicate_search" ADD CONSTRAINT "FK_9db64cda3273378ba41ec6087d5" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "note" ADD CONSTRAINT "FK_62129ce543a46e22631effb5732" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "note" ADD CONSTRAINT "FK_1012b7d551840048db1ee71a13b" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "note" ADD CONSTRAINT "FK_59d5801d406020527940335d902" FOREIGN KEY ("authorId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "note_file" ADD CONSTRAINT "FK_ee5dce6f14a2eb4b940899c24db" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "note_file" ADD CONSTRAINT "FK_a42a9f8e94943a26688ceade94e" FOREIGN KEY ("noteId") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );

    for (const table of ['merge', 'duplicate_pair', 'duplicate_search', 'note', 'note_file']) await protect(q, table);
    await narrow(q, 'merge', '"keptId" in (select id from person)');
    await narrow(q, 'duplicate_pair', '"lowId" in (select id from person) and "highId" in (select id from person)');
    await narrow(q, 'note', '"personId" in (select id from person)');
    await narrow(q, 'note_file', '"noteId" in (select id from note)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
