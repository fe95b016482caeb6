import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

const CURRENT = `g."endedAt" is null and (g.until is null or g.until > now())`;
const READER = `(select nullif(current_setting('app.reader', true), '')::uuid)`;

export class Grants1795400003000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "user" DROP CONSTRAINT "CHK_2bd361e3ff9e58997e5b069fc6"`);
    await q.query(`ALTER TABLE "welcome_link" DROP CONSTRAINT "CHK_20b8912cd3aa920a9a96df3cf8"`);
    await q.query(`ALTER TABLE "invitation" DROP CONSTRAINT "CHK_ca6c62a547e474bf4502d17173"`);
    await q.query(
      `CREATE TABLE "custom_role" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "name" text NOT NULL, "permissions" text array NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_1a715901454271c53072c82f0ec" UNIQUE ("organizationId", "name"), CONSTRAINT "PK_0ea20145fa6c84fe09397231351" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "access_grant" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "role" text, "customRoleId" uuid, "scope" text NOT NULL DEFAULT 'ORGANIZATION', "subjectId" uuid, "campaignCode" text, "wards" smallint array, "until" TIMESTAMP WITH TIME ZONE, "endedAt" TIMESTAMP WITH TIME ZONE, "givenByUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_5423dc71a72d7f6494423e1ed9" CHECK ((scope = 'WARDS') = (wards is not null)), CONSTRAINT "CHK_3db16fa4071f6d0cd005490c7e" CHECK ((scope = 'CAMPAIGN') = ("campaignCode" is not null)), CONSTRAINT "CHK_7949d9fa807108421b63f1bdf9" CHECK ((scope in ('EVENT', 'LIST')) = ("subjectId" is not null)), CONSTRAINT "CHK_865c4441cdafa7cc1989020dc6" CHECK (scope in ('ORGANIZATION', 'CAMPAIGN', 'WARDS', 'EVENT', 'LIST', 'PEOPLE')), CONSTRAINT "CHK_653385a2213d50e3a08b4b985f" CHECK ((role is null) <> ("customRoleId" is null)), CONSTRAINT "CHK_ed13d9ece3d88ea4838f23e075" CHECK (role in ('owner', 'admin', 'organizer', 'coordinator', 'lead', 'volunteer', 'auditor')), CONSTRAINT "PK_2c12ba789e7748324e87e103a41" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_4d402ee5321ff87fafcd7455f8" ON "access_grant"  ("userId") WHERE "endedAt" is null`,
    );
    await q.query(
      `CREATE TABLE "grant_person" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "grantId" uuid NOT NULL, "personId" uuid NOT NULL, CONSTRAINT "UQ_dcbf5dc4fc17d8c08e7e3c2bdb5" UNIQUE ("grantId", "personId"), CONSTRAINT "PK_f314d8f9cc8011859abae4467f9" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_22110a78e2d9b9f67955e59296" ON "grant_person"  ("personId") `);
    await q.query(
      `CREATE TABLE "audit_entry" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "kind" text NOT NULL, "userId" uuid, "personId" uuid, "subjectId" uuid, "what" text, "why" text, CONSTRAINT "CHK_eb9f8b6f64f64c0b4989396702" CHECK (kind in ('REVEALED', 'REVEAL_REFUSED', 'REVEAL_ALERT', 'GRANT_GIVEN', 'GRANT_ENDED', 'ROLE_MADE', 'ROLE_REMOVED')), CONSTRAINT "PK_58a130a4b9da189f46ba2a01801" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_7b44cec96b7038402f90b62fd1" ON "audit_entry"  ("organizationId", "at", "id") `);
    await q.query(
      `CREATE TABLE "reveal" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "userId" uuid NOT NULL, "personId" uuid NOT NULL, "field" text NOT NULL, "reason" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_92af14e0963f925bfa8b802160" CHECK (reason in ('CALL', 'MEETING', 'ASKED', 'CORRECT', 'OTHER')), CONSTRAINT "CHK_4515380c09601ca9cf3a7ea35a" CHECK (field in ('PHONE', 'EMAIL', 'ADDRESS')), CONSTRAINT "PK_caeae9798d718a2a16527c1dc1f" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_18d03bd48b220937c2e25d6b52" ON "reveal"  ("personId") `);
    await q.query(`CREATE INDEX "IDX_5d71892980f163b39d8088d5e2" ON "reveal"  ("userId", "at") `);
    await q.query(
      `ALTER TABLE "user" ADD CONSTRAINT "CHK_42badc902a3684ff9d754788aa" CHECK (role in ('owner', 'admin', 'organizer', 'coordinator', 'lead', 'volunteer', 'auditor'))`,
    );
    await q.query(
      `ALTER TABLE "welcome_link" ADD CONSTRAINT "CHK_4aaf078f54c058c0c5bd4c9b2b" CHECK (role in ('owner', 'admin', 'organizer', 'coordinator', 'lead', 'volunteer', 'auditor'))`,
    );
    await q.query(
      `ALTER TABLE "invitation" ADD CONSTRAINT "CHK_8a484e716d8d74ffd5b91c7b18" CHECK (role in ('owner', 'admin', 'organizer', 'coordinator', 'lead', 'volunteer', 'auditor'))`,
    );
    await q.query(
      `ALTER TABLE "custom_role" ADD CONSTRAINT "FK_25bead59759b101a44c47077935" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "access_grant" ADD CONSTRAINT "FK_f9bd64bdab8367cfc21487a86b7" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "access_grant" ADD CONSTRAINT "FK_6dd19b096348afa16b0cdeac0fa" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "access_grant" ADD CONSTRAINT "FK_cd9c2b1bbc55338fe4071ab5bd5" FOREIGN KEY ("customRoleId") REFERENCES "custom_role"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "access_grant" ADD CONSTRAINT "FK_bde765c9ead36ee17b1628c12d3" FOREIGN KEY ("givenByUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "grant_person" ADD CONSTRAINT "FK_abbeb127af197f76aeac9e0b322" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "grant_person" ADD CONSTRAINT "FK_a9731d9d68d6e9ca3203e810bc3" FOREIGN KEY ("grantId") REFERENCES "access_grant"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "grant_person" ADD CONSTRAINT "FK_22110a78e2d9b9f67955e592962" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "audit_entry" ADD CONSTRAINT "FK_53e7bb96aadd3d31423f96a123d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reveal" ADD CONSTRAINT "FK_8afc0297582972bebe439cffce0" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reveal" ADD CONSTRAINT "FK_2f2434c318017a51d808714eed4" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reveal" ADD CONSTRAINT "FK_18d03bd48b220937c2e25d6b520" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await this.firstGrants(q);
    for (const table of ['custom_role', 'access_grant', 'grant_person', 'audit_entry', 'reveal'])
      await protect(q, table);
    await q.query('revoke update, delete on audit_entry from crm_app');
    await this.functions(q);
    await this.narrowed(q);
  }

  /** What each user was, over the whole organization. FORCE would show their rows to nobody, an owner who is no superuser too. */
  private async firstGrants(q: QueryRunner): Promise<void> {
    await q.query('alter table "user" no force row level security');
    await q.query(
      `insert into access_grant (id, "organizationId", "userId", role, scope)
       select gen_random_uuid(), "organizationId", id, role, 'ORGANIZATION' from "user"`,
    );
    await q.query('alter table "user" force row level security');
  }

  /** They run with their caller's rights, so row level security binds them, too. */
  private async functions(q: QueryRunner): Promise<void> {
    await q.query(
      `create function wards_within(reader uuid) returns smallint[] language sql stable as $$
         select coalesce(array_agg(ward), '{}') from access_grant g, unnest(g.wards) ward
         where g."userId" = reader and ${CURRENT} $$`,
    );
    await q.query(
      `create function people_within(reader uuid) returns setof uuid language sql stable as $$
         select s."personId" from access_grant g join sign_up s on s."eventId" = g."subjectId"
           where g."userId" = reader and ${CURRENT} and g.scope = 'EVENT'
             and s."personId" is not null and s.state <> 'CANCELLED'
         union all select t."personId" from access_grant g join person_tag t on t."tagId" = g."subjectId"
           where g."userId" = reader and ${CURRENT} and g.scope = 'LIST'
         union all select a."personId" from access_grant g join grant_person a on a."grantId" = g.id
           where g."userId" = reader and ${CURRENT} and g.scope = 'PEOPLE'
         union all select s."personId" from access_grant g join demand d on d."campaignCode" = g."campaignCode"
           join petition t on d.code = any(t.demands) join signature s on s."petitionId" = t.id
           where g."userId" = reader and ${CURRENT} and g.scope = 'CAMPAIGN' and s.state = 'CONFIRMED' $$`,
    );
    // As session_behind: it binds its caller's statement to the organization, and is refused where that would outlive it.
    await q.query(
      `create function grants_behind(organization uuid, holder uuid)
         returns table (role text, permissions text[], scope text, "subjectId" uuid) language plpgsql as $$
       begin
         if current_setting('app.organization', true) <> '' then
           raise exception 'grants_behind is called within a transaction of an organization';
         end if;
         perform set_config('app.organization', organization::text, true);
         return query select g.role, r.permissions, g.scope, g."subjectId" from access_grant g
           left join custom_role r on r.id = g."customRoleId" where g."userId" = holder and ${CURRENT};
       end $$`,
    );
  }

  private async narrowed(q: QueryRunner): Promise<void> {
    await narrow(
      q,
      'person',
      `ward = any ((select wards_within(${READER}))::smallint[]) or id in (select people_within(${READER}))`,
    );
    for (const table of ['person_notes', 'timeline', 'handle'])
      await narrow(q, table, '"personId" in (select id from person)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
