import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

const TABLES = [
  ...['skill', 'person_skill', 'volunteer', 'interest_form', 'qualification_kind', 'qualification'],
  ...['point_person', 'contacts_read', 'ladder_stage', 'ladder_place', 'ladder_move', 'assessment'],
  ...['one_on_one_slot', 'one_on_one', 'worked_hours', 'referral_code', 'referral'],
];

export class Volunteers1795730223289 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await this.tables(q);
    await this.keys(q);
    for (const table of TABLES) await protect(q, table);
  }

  private async tables(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "signature" DROP CONSTRAINT "CHK_2de76bf205fc84c853184f9d18"`);
    await q.query(
      `CREATE TABLE "assessment" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, "byUserId" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c511a7dc128256876b6b1719401" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_50eaf9c43de7e785c6dd5d4f99" ON "assessment"  ("personId", "at") `);
    await q.query(
      `CREATE TABLE "worked_hours" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "eventId" uuid, "day" date NOT NULL, "minutes" smallint NOT NULL, "source" text NOT NULL, "byUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_8e129f94650d91667b28e09d6c" CHECK (source in ('SELF', 'STAFF')), CONSTRAINT "CHK_eb5d4cdb0918003f81dcfe1324" CHECK (minutes between 1 and 1440), CONSTRAINT "PK_dcf9b9f40c08f32aa8059379495" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_7341c631087c7e7ecfcd7b6e92" ON "worked_hours"  ("organizationId", "day") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_3ef570e0282a0fb01ec7ac1abd" ON "worked_hours"  ("personId", "eventId") WHERE "eventId" is not null`,
    );
    await q.query(
      `CREATE TABLE "skill" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "title" jsonb NOT NULL, "position" smallint NOT NULL DEFAULT '0', "retiredAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_a0d33334424e64fb78dc3ce7196" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_a65305bddfc9c0b05966ce7c5d" ON "skill"  ("organizationId", "position") `);
    await q.query(
      `CREATE TABLE "volunteer" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "availability" integer NOT NULL DEFAULT '0', "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "saidAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_d6ec971f11960753720b7dd572f" UNIQUE ("personId"), CONSTRAINT "CHK_83565b38e5af3b04c504bc1a38" CHECK (availability between 0 and 2097151), CONSTRAINT "PK_76924da1998b3e07025e04c4d3c" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "person_skill" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "skillId" uuid NOT NULL, "level" smallint NOT NULL, CONSTRAINT "UQ_3a40f7d8da81f324ad598a02973" UNIQUE ("personId", "skillId"), CONSTRAINT "CHK_3aae76ffb8c9c8cc8748e2a0de" CHECK (level between 1 and 3), CONSTRAINT "PK_580b1f14dc037301541254b0063" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_6ba4f988151b2f94d152b0b305" ON "person_skill"  ("skillId") `);
    await q.query(
      `CREATE TABLE "interest_form" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "contact" bytea NOT NULL, "door" bytea NOT NULL, "state" text NOT NULL DEFAULT 'PENDING', "language" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_f03a8f0e28a7836490e1653a38" CHECK (state in ('PENDING', 'CONFIRMED')), CONSTRAINT "PK_9c89068b94838c4f4f8ccaf6169" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE UNIQUE INDEX "IDX_a28275894b0cd836ec6b897bbe" ON "interest_form"  ("door") `);
    await q.query(`CREATE INDEX "IDX_4cd0ac024d694aa77e42a3d781" ON "interest_form"  ("organizationId", "createdAt") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_82240f43931642f45abb36aba9" ON "interest_form"  ("organizationId", "contact") WHERE state = 'PENDING'`,
    );
    await q.query(
      `CREATE TABLE "ladder_stage" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "position" smallint NOT NULL, "removedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_5cf4d5754a31ed6b5734ef299d9" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_a0f7ba60be73aa58f34ed9b563" ON "ladder_stage"  ("organizationId", "position") `);
    await q.query(
      `CREATE TABLE "ladder_place" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, "stageId" uuid NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "dueOn" date, "assigneeUserId" uuid, "state" text NOT NULL DEFAULT 'ACTIVE', CONSTRAINT "UQ_461c1389e0ec7faf5b4ad4eec9e" UNIQUE ("personId"), CONSTRAINT "CHK_91b8b8f5d1999c03fa5312423e" CHECK (state in ('ACTIVE', 'COMPLETED', 'ABANDONED')), CONSTRAINT "PK_c670406335d5e0ad882c28906fc" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_3fc56cc459084cc5ec7120bdbe" ON "ladder_place"  ("organizationId", "dueOn") `);
    await q.query(`CREATE INDEX "IDX_5193e494f9690bc1d41c2c45e5" ON "ladder_place"  ("stageId") `);
    await q.query(
      `CREATE TABLE "ladder_move" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, "state" text NOT NULL DEFAULT 'ACTIVE', "byUserId" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_5a20da05e905b84a7f2604b2c11" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_ecf69d2aac418963447a70577f" ON "ladder_move"  ("personId", "at") `);
    await q.query(
      `CREATE TABLE "one_on_one_slot" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "userId" uuid NOT NULL, "startsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "endsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "timeZone" text NOT NULL, CONSTRAINT "CHK_3a30a758b1f6acd068f00eaeaf" CHECK ("endsAt" > "startsAt"), CONSTRAINT "XCL_e5b462068603e27f25f0a20479" EXCLUDE using gist ("userId" with =, tstzrange("startsAt", "endsAt") with &&), CONSTRAINT "PK_f2d852d377fa651d62713f89d24" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_a843a1792d262625744b85024f" ON "one_on_one_slot"  ("organizationId", "startsAt") `,
    );
    await q.query(
      `CREATE TABLE "one_on_one" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "slotId" uuid NOT NULL, "personId" uuid NOT NULL, "userId" uuid NOT NULL, "startsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL DEFAULT 'BOOKED', "language" text NOT NULL, "cancelledBySelf" boolean NOT NULL DEFAULT false, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_45e6645bfc6e55f574cb04884d" CHECK (state in ('BOOKED', 'CANCELLED', 'HELD', 'MISSED')), CONSTRAINT "PK_ac081462af0e77fdaa011f3e66a" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_c321498e5c55552c01c76f83e3" ON "one_on_one"  ("userId", "startsAt") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_6770005ef71c7bb67f96a87239" ON "one_on_one"  ("personId") WHERE state = 'BOOKED'`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_da081a3cc67b82d75c0ab1c3e0" ON "one_on_one"  ("slotId") WHERE state <> 'CANCELLED'`,
    );
    await q.query(
      `CREATE TABLE "point_person" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "userId" uuid NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_9e70970717d846105303925b45b" UNIQUE ("personId"), CONSTRAINT "PK_b680c24d6a97d55267352a45502" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_f84b9252ae37125b6a2529bab5" ON "point_person"  ("userId") `);
    await q.query(
      `CREATE TABLE "contacts_read" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "readUntil" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_b979e86a4359f440b56691b0e87" UNIQUE ("userId"), CONSTRAINT "PK_4dda8e6734b668bff0af975f4e9" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "referral_code" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "code" text NOT NULL, CONSTRAINT "UQ_f7a1f9ef92fb24e4896f38ee7b4" UNIQUE ("organizationId", "code"), CONSTRAINT "UQ_7603cfba7d49798b956e9c1fd0d" UNIQUE ("personId"), CONSTRAINT "PK_669df184f201c602c986bacd804" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "referral" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "referrerId" uuid NOT NULL, "personId" uuid, "kind" text NOT NULL, "subjectId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_e3f188bab84a730860db4997cfb" UNIQUE ("kind", "subjectId"), CONSTRAINT "CHK_93ff3dc5e8ae46b31b572de6fa" CHECK (kind in ('signUp', 'signature')), CONSTRAINT "PK_a2d3e935a6591168066defec5ad" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_ec295d220eaab068ed5147e858" ON "referral"  ("referrerId") `);
    await q.query(
      `CREATE TABLE "qualification_kind" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "title" jsonb NOT NULL, "how" jsonb NOT NULL, "months" smallint, "opensNames" boolean NOT NULL DEFAULT false, "retiredAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_a6460e0666b69c62216597952d" CHECK (months > 0), CONSTRAINT "PK_908a7f253330e07ab2b92395c8e" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "qualification" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "kindId" uuid NOT NULL, "personId" uuid, "userId" uuid, "validUntil" date, "byUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_870ac943f4041210fa024c4a26" CHECK (num_nonnulls("personId", "userId") = 1), CONSTRAINT "PK_c8244868552c4364a5264440a66" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_eab0dac946d105a49255b9273e" ON "qualification"  ("kindId") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_be31f944a382c4a798e853f24c" ON "qualification"  ("userId", "kindId") WHERE "userId" is not null`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_94306b7f7a6d3fe02a54124ec6" ON "qualification"  ("personId", "kindId") WHERE "personId" is not null`,
    );
    await q.query(`ALTER TABLE "event_role" ADD "skillId" uuid`);
    await q.query(`ALTER TABLE "event_role" ADD "skillLevel" smallint`);
    await q.query(`ALTER TABLE "event_role" ADD "trainingId" uuid`);
    await q.query(`ALTER TABLE "signature" ADD "erased" boolean NOT NULL DEFAULT false`);
    await q.query(
      `ALTER TABLE "event_role" ADD CONSTRAINT "CHK_2361c150fcc3f0371806fc6038" CHECK ("skillLevel" between 1 and 3)`,
    );
    await q.query(
      `ALTER TABLE "signature" ADD CONSTRAINT "CHK_14b0b6d02d0b17e375392798d8" CHECK ((state = 'CONFIRMED') <= ("confirmedAt" is not null and ("personId" is not null or erased)))`,
    );
  }

  private async keys(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE "event_role" ADD CONSTRAINT "FK_bdeef3606496013d4dfa202f94f" FOREIGN KEY ("skillId") REFERENCES "skill"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "event_role" ADD CONSTRAINT "FK_c6874458676c2348c16aa6e27a1" FOREIGN KEY ("trainingId") REFERENCES "qualification_kind"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "assessment" ADD CONSTRAINT "FK_2b942ad2a69cf2bf5a0894d3b06" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "assessment" ADD CONSTRAINT "FK_01c984778028e4e5225566ba01b" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "assessment" ADD CONSTRAINT "FK_6d86196169ccea14c91715d0ecf" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "worked_hours" ADD CONSTRAINT "FK_76892e03bfc736afef881648e6d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "worked_hours" ADD CONSTRAINT "FK_f28dbf9b30333e9d37d372bba8a" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "worked_hours" ADD CONSTRAINT "FK_7e171751a0292839c001b58c42d" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "worked_hours" ADD CONSTRAINT "FK_327f323ee2f8dda22c6ff5fe7e7" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "skill" ADD CONSTRAINT "FK_b2923d394f3636671ff9b3c3e81" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "volunteer" ADD CONSTRAINT "FK_75eb40ae2c91ef96370105bb797" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "volunteer" ADD CONSTRAINT "FK_d6ec971f11960753720b7dd572f" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "person_skill" ADD CONSTRAINT "FK_4dbbbde386f5fc43802423b3d6a" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "person_skill" ADD CONSTRAINT "FK_e0d4564569f49d740380995e042" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "person_skill" ADD CONSTRAINT "FK_6ba4f988151b2f94d152b0b3052" FOREIGN KEY ("skillId") REFERENCES "skill"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "interest_form" ADD CONSTRAINT "FK_8f5b131360bc6e9465f24142cfb" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_stage" ADD CONSTRAINT "FK_5fe68cec04e1a37a48c1785e054" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_place" ADD CONSTRAINT "FK_bb71cd563f74da887ef947cb026" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_place" ADD CONSTRAINT "FK_461c1389e0ec7faf5b4ad4eec9e" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_place" ADD CONSTRAINT "FK_5193e494f9690bc1d41c2c45e51" FOREIGN KEY ("stageId") REFERENCES "ladder_stage"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_place" ADD CONSTRAINT "FK_05158362f311d70f05fedce18fe" FOREIGN KEY ("assigneeUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_move" ADD CONSTRAINT "FK_8c78cb630e79f59a98762ceb758" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_move" ADD CONSTRAINT "FK_be3d670c2f1d37f9e7ab4876d48" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ladder_move" ADD CONSTRAINT "FK_82674b3bda11be4f466e3e5c1b7" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "one_on_one_slot" ADD CONSTRAINT "FK_3ab78dcc8da4f4136f2b1a5a1c5" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "one_on_one_slot" ADD CONSTRAINT "FK_fe72ca5af2268ea8dfba3bf0678" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "one_on_one" ADD CONSTRAINT "FK_d27ea5623140c3b40a2dbdf722b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "one_on_one" ADD CONSTRAINT "FK_ce9f2cc89b0ba83bf3e5b035d1d" FOREIGN KEY ("slotId") REFERENCES "one_on_one_slot"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "one_on_one" ADD CONSTRAINT "FK_43c54c9255aa7a0de9268af9d4b" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "one_on_one" ADD CONSTRAINT "FK_af9d0db75c9a76c6c3ec401d721" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "point_person" ADD CONSTRAINT "FK_b6026faac2375278b7297ebe527" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "point_person" ADD CONSTRAINT "FK_9e70970717d846105303925b45b" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "point_person" ADD CONSTRAINT "FK_f84b9252ae37125b6a2529bab5c" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "contacts_read" ADD CONSTRAINT "FK_a3406ce77590248f2b47e5a7222" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "contacts_read" ADD CONSTRAINT "FK_b979e86a4359f440b56691b0e87" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral_code" ADD CONSTRAINT "FK_37bf673f717a64329162064ae9b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral_code" ADD CONSTRAINT "FK_7603cfba7d49798b956e9c1fd0d" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral" ADD CONSTRAINT "FK_3708a4c705ec99aff4bfec0127d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral" ADD CONSTRAINT "FK_ec295d220eaab068ed5147e8582" FOREIGN KEY ("referrerId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral" ADD CONSTRAINT "FK_a78630fbc0a520ba96df9264407" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "qualification_kind" ADD CONSTRAINT "FK_ffd22615ab69c76930629712687" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "qualification" ADD CONSTRAINT "FK_2a1faccf8447b64774c8c82d773" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "qualification" ADD CONSTRAINT "FK_eab0dac946d105a49255b9273e0" FOREIGN KEY ("kindId") REFERENCES "qualification_kind"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "qualification" ADD CONSTRAINT "FK_4fe5fb9d927a44f57b82f157ba2" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "qualification" ADD CONSTRAINT "FK_6550f632c00a2739a1dad0381c1" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "qualification" ADD CONSTRAINT "FK_f565e306d41131880bcca0f95fa" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
