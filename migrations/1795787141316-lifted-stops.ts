import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LiftedStops1795787141316 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "opt_out" DROP CONSTRAINT "UQ_c762c918b0731ba6680194b2e8f"`);
    await q.query(`ALTER TABLE "opt_out" ADD "liftedAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_5c45dd48ead1825c86cedcd0c8" ON "opt_out"  ("organizationId", "personId", "channel") WHERE "liftedAt" is null`,
    );
    // What somebody ended by their own yes does not begin again because their keys are written anew.
    await q.query(
      `create or replace function keep_stops() returns trigger language plpgsql as $$
       begin
         insert into opt_out (id, "organizationId", "personId", channel, source)
           select gen_random_uuid(), a."organizationId", a."personId", s.channel, 'erased' from added a
             join suppression s on s."organizationId" = a."organizationId" and s.kind = a.kind and s.index = a.index
             where not exists (select from opt_out o where o."personId" = a."personId" and o.channel = s.channel
               and o."liftedAt" > s.at)
           on conflict do nothing;
         return null;
       end $$`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
