import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Petitions1795300006000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "petition" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "slug" text NOT NULL, "state" text NOT NULL DEFAULT 'DRAFT', "title" jsonb NOT NULL, "summary" jsonb NOT NULL, "body" jsonb NOT NULL, "demands" text array NOT NULL DEFAULT '{}', "targets" text array NOT NULL DEFAULT '{}', "goal" integer NOT NULL, "opensOn" date, "closesOn" date, "firstSignedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_3bfc4523d3c4476c9905a62a4b" CHECK ("closesOn" >= "opensOn"), CONSTRAINT "CHK_0d996d739f1a4af8796e5c8e5d" CHECK (goal > 0), CONSTRAINT "CHK_74b09963c3839d2f4e0979b753" CHECK (state in ('DRAFT', 'PUBLISHED', 'CLOSED')), CONSTRAINT "PK_469bc03ae1fe441954bcb2e6a0c" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_4e26341d36bdac6fd8f9f19de1" ON "petition"  ("organizationId", "createdAt", "id") `,
    );
    await q.query(`CREATE UNIQUE INDEX "IDX_e96a47fc10979ee53f6db75478" ON "petition"  ("organizationId", "slug") `);
    await q.query(
      `CREATE TABLE "signature" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "petitionId" uuid NOT NULL, "personId" uuid, "contact" bytea, "door" bytea NOT NULL, "form" bytea NOT NULL, "state" text NOT NULL DEFAULT 'PENDING', "ward" smallint, "display" text NOT NULL DEFAULT 'NONE', "language" text NOT NULL, "signedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "confirmedAt" TIMESTAMP WITH TIME ZONE, "withdrawnAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_2de76bf205fc84c853184f9d18" CHECK ((state = 'CONFIRMED') <= ("confirmedAt" is not null and "personId" is not null)), CONSTRAINT "CHK_950145272ee76875553d0295bb" CHECK ((state = 'PENDING') <= ("confirmedAt" is null)), CONSTRAINT "CHK_1e4c5d7773ef5387c6185bb262" CHECK ((state = 'WITHDRAWN') = (contact is null)), CONSTRAINT "CHK_59e1640b8ad40d220530b70da6" CHECK ((state = 'WITHDRAWN') = ("withdrawnAt" is not null)), CONSTRAINT "CHK_e848ba5a11f42a97a2157d1495" CHECK (ward between 1 and 13), CONSTRAINT "CHK_299c4ed99efe8f7f7b7e5e4704" CHECK (display in ('FULL', 'INITIAL', 'NONE')), CONSTRAINT "CHK_c4da1dc33c733a4ce885e05ac7" CHECK (state in ('PENDING', 'CONFIRMED', 'WITHDRAWN')), CONSTRAINT "PK_8e62734171afc1d7c9570be27fb" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_6881c6ed716e176f0b936afbdc" ON "signature"  ("personId") `);
    await q.query(`CREATE UNIQUE INDEX "IDX_d80a88ce659b211e9ecee379b4" ON "signature"  ("door") `);
    await q.query(
      `CREATE INDEX "IDX_d0566367d418bc7076cb17e989" ON "signature"  ("organizationId", "signedAt") WHERE state = 'PENDING'`,
    );
    await q.query(`CREATE INDEX "IDX_c0b19b48124a7dba28d0b51f4b" ON "signature"  ("petitionId", "state") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_8e32c27d198dc5a056cc91195e" ON "signature"  ("organizationId", "petitionId", "contact") WHERE state <> 'WITHDRAWN'`,
    );
    await q.query(
      `CREATE TABLE "petition_ward_count" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "petitionId" uuid NOT NULL, "day" date NOT NULL, "groups" jsonb NOT NULL, "changes" integer NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_953f348481fb74f512aad54fd4c" UNIQUE ("organizationId", "petitionId", "day"), CONSTRAINT "PK_57ca592d3680e01e68bfa62b53b" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "petition" ADD CONSTRAINT "FK_415fb8f68cdcf6ef864dddee08f" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "signature" ADD CONSTRAINT "FK_e730d67c2d8752460abba00d055" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "signature" ADD CONSTRAINT "FK_8cf6f558ffe902178bc9d45eaee" FOREIGN KEY ("petitionId") REFERENCES "petition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "signature" ADD CONSTRAINT "FK_6881c6ed716e176f0b936afbdcb" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "petition_ward_count" ADD CONSTRAINT "FK_84beb9c5515da10adabfb6f8e8f" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "petition_ward_count" ADD CONSTRAINT "FK_87db380615396765809d706f18a" FOREIGN KEY ("petitionId") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );

    for (const table of ['petition', 'signature', 'petition_ward_count']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
