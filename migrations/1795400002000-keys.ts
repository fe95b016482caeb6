import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The root keys move into the database, wrapped by a key that stays out of it. */
export class Keys1795400002000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "root_key" ("purpose" text NOT NULL, "version" smallint NOT NULL, "wrapped" bytea NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "retiredAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_d1df8edeb8f90bd05998dafef8" CHECK (version between 1 and 255), CONSTRAINT "CHK_4a1afd1ef002780f0f8a857225" CHECK (purpose in ('seal', 'index')), CONSTRAINT "PK_5aa9be62b0147a7aeeff09b3ff4" PRIMARY KEY ("purpose", "version"))`,
    );
    await q.query(
      `CREATE TABLE "key_lock" ("kind" text NOT NULL, "content" jsonb NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_0da8ce7ca26552a86b14f086a8" CHECK (kind in ('passphrase', 'officers')), CONSTRAINT "PK_ad47b6d23e6efab948d7f4b144d" PRIMARY KEY ("kind"))`,
    );
    await q.query(
      `CREATE TABLE "seal_alarm" ("day" date NOT NULL, "table" text NOT NULL, "count" integer NOT NULL, CONSTRAINT "PK_68e7d2c312a0b0ea0be08a3fe93" PRIMARY KEY ("day", "table"))`,
    );
    // The app puts the first keys and reads them; what changes them later is done by hand, as the owner.
    await q.query('revoke update, delete on root_key, key_check from crm_app');
    await q.query('revoke insert, update, delete on key_lock from crm_app');
    await q.query('revoke delete on seal_alarm from crm_app');

    // A process that slept while a version was given up must not write with it when it wakes.
    await q.query(`create function sealed_version() returns trigger language plpgsql as $$
      begin
        if length(new.sealed) > 2 and exists (select 1 from root_key where purpose = 'seal'
            and version = get_byte(new.sealed, 2) and "retiredAt" is not null) then
          raise exception 'Key version % is retired', get_byte(new.sealed, 2);
        end if;
        return new;
      end $$`);
    // Sealing anew changes nothing that is kept of a person in memory.
    await q.query(`create or replace function person_revision() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or coalesce(current_setting('app.reseal', true), '') <> 'on' then
          new.revision := pg_current_xact_id()::text::bigint;
        end if;
        return new;
      end $$`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
