import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

const ENTITIES = ['passkey', 'authenticator', 'recovery_code', 'factor_reset'];
const ORGANIZATION_KEYS = [
  'FK_9d14e82db51e1c8b3759767ffc2',
  'FK_9fce5530e85becc3fdd35c6ec64',
  'FK_3c2391f92136e032d5af9949f3c',
  'FK_101b97ab77c7bfbec2e5ab6e2f5',
];
const USER_KEYS = [
  ['passkey', 'userId', 'FK_c36f303905314ea9ead857b6268'],
  ['authenticator', 'userId', 'FK_73234b7982147574458f0860361'],
  ['recovery_code', 'userId', 'FK_0e10289994b9a90be4cde06e15c'],
  ['factor_reset', 'userId', 'FK_9191d28589da13e3e61a0bfb8c6'],
  ['factor_reset', 'askedByUserId', 'FK_a970bb904a6a3d3017b01bf7a54'],
  ['factor_reset', 'approvedByUserId', 'FK_52a0fa309304e6b7e21d824739c'],
] as const;

export class Factors1795400001000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await this.makeTables(q);
    for (const [at, table] of ENTITIES.entries())
      await q.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${ORGANIZATION_KEYS[at]}" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      );
    for (const [table, column, name] of USER_KEYS)
      await q.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("${column}") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
      );
    for (const table of ENTITIES) await protect(q, table);
    await this.changeSessions(q);
  }

  private async makeTables(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "passkey" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "userId" uuid NOT NULL, "hash" bytea NOT NULL, "lastUsedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_64b29c39d8e3b9a7f173d57e56e" UNIQUE ("hash"), CONSTRAINT "PK_783e2060d8025abd6a6ca45d2c7" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_c36f303905314ea9ead857b626" ON "passkey"  ("userId") `);
    await q.query(
      `CREATE TABLE "authenticator" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "userId" uuid NOT NULL, "lastStep" integer NOT NULL DEFAULT '0', "confirmedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_19570e3f342ae015cb3d90b33e1" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_1da0508f2c68aaa0f57518ea78" ON "authenticator"  ("userId") WHERE "confirmedAt" is null`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_5255b8c3ca9037b923914ae59c" ON "authenticator"  ("userId", "organizationId") WHERE "confirmedAt" is not null`,
    );
    await q.query(
      `CREATE TABLE "recovery_code" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "hash" bytea NOT NULL, "usedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b7f1e23329e93a80e25fd281922" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_0e10289994b9a90be4cde06e15" ON "recovery_code"  ("userId") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_2b553edae651c888950044d790" ON "recovery_code"  ("organizationId", "hash") `,
    );
    await q.query(
      `CREATE TABLE "factor_reset" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "askedByUserId" uuid NOT NULL, "approvedByUserId" uuid, "dueAt" TIMESTAMP WITH TIME ZONE, "cancelledAt" TIMESTAMP WITH TIME ZONE, "doneAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_4a43a278c62913736d9e2bc31c" CHECK (("approvedByUserId" is null) = ("dueAt" is null)), CONSTRAINT "CHK_3c1b12ebf2ccdf95f87f22f410" CHECK ("askedByUserId" <> "userId" and "approvedByUserId" <> "userId" and "approvedByUserId" <> "askedByUserId"), CONSTRAINT "PK_ca8c438b54b0f971716d17a8773" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_4b735972dbfcae10ca3b39ac8c" ON "factor_reset"  ("userId") WHERE "cancelledAt" is null and "doneAt" is null`,
    );
    await q.query(
      `CREATE TABLE "challenge" ("key" bytea NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_eadf96b1b2811c959901ce290da" PRIMARY KEY ("key"))`,
    );
  }

  private async changeSessions(q: QueryRunner): Promise<void> {
    // Everybody signs in anew: what a session is known by is sealed, which no statement can do for rows that are there.
    await q.query('truncate session');
    await q.query(`ALTER TABLE "session" ADD "sealed" bytea NOT NULL`);
    await q.query(`ALTER TABLE "session" ADD "factorAt" TIMESTAMP WITH TIME ZONE`);
    await q.query('drop function session_behind(bytea, timestamptz)');
    // As session_behind was: it runs with its caller's rights, so row level security binds it, too, to the organization
    // behind the door, until the caller's statement ends.
    await q.query(
      `create function session_standing(door bytea, at timestamptz)
         returns table (id uuid, "organizationId" uuid, "userId" uuid, role text, "idleUntil" timestamptz,
           "factorAt" timestamptz, "hasFactor" boolean)
       language plpgsql as $$
       declare
         organization uuid := (select d."organizationId" from doorway d where d.hash = door);
       begin
         if current_setting('app.organization', true) <> '' then
           raise exception 'session_standing is called within a transaction of an organization';
         end if;
         if organization is null then return; end if;
         perform set_config('app.organization', organization::text, true);
         return query select s.id, s."organizationId", u.id, u.role, s."idleUntil", s."factorAt",
             s."factorAt" is null and (exists (select from passkey p where p."userId" = u.id)
               or exists (select from authenticator a where a."userId" = u.id and a."confirmedAt" is not null))
           from session s join "user" u on u.id = s."userId"
           where s.hash = door and s."idleUntil" > at and s."endsAt" > at and u."disabledAt" is null;
       end $$`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
