import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Heads1795759262561 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "head_count" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "n" integer NOT NULL, CONSTRAINT "PK_183d0e13159e5acdfe881585af0" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_dc9922d475b2f1aa31fc7a628e" ON "head_count"  ("organizationId") `);
    await q.query(
      `ALTER TABLE "head_count" ADD CONSTRAINT "FK_dc9922d475b2f1aa31fc7a628e5" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await this.counted(q);
    // FORCE would show nobody to an owner who is no superuser. Nobody comes or goes any more before this is committed.
    await q.query('alter table person no force row level security');
    await q.query(
      `insert into head_count (id, "organizationId", n)
       select gen_random_uuid(), "organizationId", count(*) from person group by "organizationId"`,
    );
    await q.query('alter table person force row level security');
    await protect(q, 'head_count');
    // Whoever sees only some of the people is not told how many there are; who comes by them is counted all the same.
    await q.query(
      `create policy reader on head_count as restrictive for select to crm_app
       using (coalesce((select current_setting('app.reader', true)), '') = '')`,
    );
  }

  /** One row for each statement by which people come or go: nobody waits for a row of somebody else. */
  private async counted(q: QueryRunner): Promise<void> {
    await q.query(
      `create function count_heads() returns trigger language plpgsql as $$
       begin
         if tg_op = 'INSERT' then
           insert into head_count (id, "organizationId", n)
             select gen_random_uuid(), a."organizationId", count(*) from added a group by a."organizationId";
         elsif tg_op = 'DELETE' then
           insert into head_count (id, "organizationId", n)
             select gen_random_uuid(), g."organizationId", -count(*) from gone g group by g."organizationId";
         else
           delete from head_count;
         end if;
         return null;
       end $$`,
    );
    for (const trigger of [
      'count_heads after insert on person referencing new table as added',
      'count_heads_gone after delete on person referencing old table as gone',
      'count_heads_none after truncate on person',
    ])
      await q.query(`create trigger ${trigger} for each statement execute function count_heads()`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
