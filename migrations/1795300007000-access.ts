import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, unforced } from '#platform';

export class Access1795300007000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // A link for a program, which made nobody an account.
    await unforced(q, ['welcome_link'], () =>
      q.query(`delete from welcome_link where role not in ('owner', 'organizer', 'coordinator', 'volunteer')`),
    );
    await q.query(
      `CREATE TABLE "invitation" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "hash" bytea NOT NULL, "emailIndex" bytea NOT NULL, "role" text NOT NULL, "language" text NOT NULL, "invitedByUserId" uuid, "sends" integer NOT NULL DEFAULT '1', "sentAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (now() + '7 days'), "usedAt" TIMESTAMP WITH TIME ZONE, "revokedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_a73e2bfd89c3e9f8975b43c7f75" UNIQUE ("hash"), CONSTRAINT "CHK_58252549dc2134cc7c3f1c0cc2" CHECK ("usedAt" is null or "revokedAt" is null), CONSTRAINT "CHK_ca6c62a547e474bf4502d17173" CHECK (role in ('owner', 'organizer', 'coordinator', 'volunteer')), CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_6400b3e42cd6e7611be983c3cb" ON "invitation"  ("organizationId", "emailIndex") WHERE "usedAt" is null and "revokedAt" is null`,
    );
    await q.query(
      `CREATE TABLE "magic_link" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "hash" bytea, "userId" uuid NOT NULL, "language" text NOT NULL, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (now() + '00:10:00'), "usedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_4aadec18502b27e5f65e3032605" UNIQUE ("hash"), CONSTRAINT "PK_4fac5105519c1ac3e645d7f9416" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_83d1407078c34e92ad16003fa3" ON "magic_link"  ("userId") `);
    await q.query(`ALTER TABLE "user" ADD "provenAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "user" ADD "lastSeenAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "user" ALTER COLUMN "passwordHash" DROP NOT NULL`);
    await q.query(
      `ALTER TABLE "user" ADD CONSTRAINT "CHK_b5f0c9bc40bef81b790acbc21b" CHECK (role = 'volunteer' or "passwordHash" is not null)`,
    );
    await q.query(
      `ALTER TABLE "welcome_link" ADD CONSTRAINT "CHK_20b8912cd3aa920a9a96df3cf8" CHECK (role in ('owner', 'organizer', 'coordinator', 'volunteer'))`,
    );
    await q.query(
      `ALTER TABLE "invitation" ADD CONSTRAINT "FK_5c00d7d515395f91bd1fee19f32" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "invitation" ADD CONSTRAINT "FK_a421da13b2fe31ed22805caa283" FOREIGN KEY ("invitedByUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "magic_link" ADD CONSTRAINT "FK_8e443d1bcee0738df8bf58925b5" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "magic_link" ADD CONSTRAINT "FK_83d1407078c34e92ad16003fa38" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );

    for (const table of ['invitation', 'magic_link']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
