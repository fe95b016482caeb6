import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Events1795300003000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "event" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "slug" text NOT NULL, "state" text NOT NULL DEFAULT 'DRAFT', "title" jsonb NOT NULL, "summary" jsonb NOT NULL, "description" jsonb NOT NULL, "startsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "endsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "timeZone" text NOT NULL, "placeName" text NOT NULL, "placeAddress" text NOT NULL DEFAULT '', "capacity" integer, "sequence" integer NOT NULL DEFAULT '0', "forgotten" integer NOT NULL DEFAULT '0', "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_071da905b5937e1c21d4f6e493" CHECK (capacity >= 0), CONSTRAINT "CHK_47eaf9c91b2dc2805693db3ed1" CHECK ("endsAt" > "startsAt"), CONSTRAINT "CHK_793d236f81c4542a11f75f390e" CHECK (state in ('DRAFT', 'PUBLISHED', 'CANCELLED')), CONSTRAINT "PK_30c2f3bbaf6d34a55f8ae6e4614" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_efe8cc719898cdc894d4505e90" ON "event"  ("organizationId", "startsAt", "id") `);
    await q.query(`CREATE UNIQUE INDEX "IDX_a7663be7bb1ce03abcd3ceeafa" ON "event"  ("organizationId", "slug") `);
    await q.query(
      `CREATE TABLE "event_role" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "eventId" uuid NOT NULL, "position" smallint NOT NULL, "name" jsonb NOT NULL, "needed" integer, CONSTRAINT "CHK_bc5363871652a3695a88f3ee1c" CHECK (needed >= 0), CONSTRAINT "PK_41163e93f0f22b8bba3a24ca14b" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_f36be7b33fa8f2d1c5f836cccf" ON "event_role"  ("eventId", "position") `);
    await q.query(
      `CREATE TABLE "sign_up" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "eventId" uuid NOT NULL, "roleId" uuid, "personId" uuid, "contact" bytea NOT NULL, "door" bytea NOT NULL, "state" text NOT NULL DEFAULT 'CONFIRMED', "language" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "cancelledAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_4860cfd1e9585f439f592520ed" CHECK ((state = 'CANCELLED') = ("cancelledAt" is not null)), CONSTRAINT "CHK_82ed55137a8f8fbaaf115472b3" CHECK (state in ('CONFIRMED', 'CANCELLED')), CONSTRAINT "PK_7dc025543e948dd1cc22d89c0bd" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_093917a09af0a89e10114c5a5b" ON "sign_up"  ("personId") `);
    await q.query(`CREATE UNIQUE INDEX "IDX_54462816325a69d565b136b3f4" ON "sign_up"  ("door") `);
    await q.query(`CREATE INDEX "IDX_3343b9de2099a7f9bf213a34a9" ON "sign_up"  ("eventId", "state") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_09b7d7efe1adff56321e71960e" ON "sign_up"  ("organizationId", "eventId", "contact") WHERE state = 'CONFIRMED'`,
    );
    await q.query(
      `ALTER TABLE "event" ADD CONSTRAINT "FK_4db6d1ac45a58cb20e01ea9699c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "event_role" ADD CONSTRAINT "FK_93fb6c543714f9b97119b07d29a" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "event_role" ADD CONSTRAINT "FK_88299c9f4bb694cc44f5f4c6eb1" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "FK_d6034e9ea3414e67ec0c3024f64" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "FK_ea3e914dade20b69f5594f55a60" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "FK_dcf629ff99586f81b398376911c" FOREIGN KEY ("roleId") REFERENCES "event_role"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "FK_093917a09af0a89e10114c5a5be" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );

    for (const table of ['event', 'event_role', 'sign_up']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
