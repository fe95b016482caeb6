import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionLookUp1795300009500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // Runs with its caller's rights, so row level security binds it, too: to the organization behind the door. The
    // binding ends with the caller's statement, since outside a transaction a statement is one of its own; within one
    // it would outlive the call, and is refused.
    await q.query(
      `create function session_behind(door bytea, at timestamptz)
         returns table (id uuid, "organizationId" uuid, "userId" uuid, role text, "idleUntil" timestamptz)
       language plpgsql as $$
       declare
         organization uuid := (select d."organizationId" from doorway d where d.hash = door);
       begin
         if current_setting('app.organization', true) <> '' then
           raise exception 'session_behind is called within a transaction of an organization';
         end if;
         if organization is null then return; end if;
         perform set_config('app.organization', organization::text, true);
         return query select s.id, s."organizationId", u.id, u.role, s."idleUntil"
           from session s join "user" u on u.id = s."userId"
           where s.hash = door and s."idleUntil" > at and s."endsAt" > at and u."disabledAt" is null;
       end $$`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
