import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { Sealed } from '#platform';

/** A file that comes with a letter. */
@ObjectType()
export class MailAttachment {
  @Field() readonly name!: string;
  /** Its media type. */
  @Field() readonly type!: string;
  /** Text; we send no other files. */
  @Field() readonly content!: string;
}

/** A letter as its reader gets it. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47. */
  readonly language: string;
  readonly attachments: readonly MailAttachment[];
  /** Who it is from by name, and where answers go; else as this installation is set. */
  readonly from?: string;
  readonly replyTo?: string;
  /** More lines for the head of the mail: how to unsubscribe. */
  readonly headers?: Readonly<Record<string, string>>;
  /** It holds a link that opens an account: of those who see the mailbox, only who manages accounts may read it. */
  readonly opensAccount?: boolean;
}

/** A letter that was delivered here, because there is no mail server. Deleted after `KEPT_DAYS`. */
@Entity()
@Index(['organizationId', 'id'])
export class MailboxMail extends Sealed<Letter> {
  @Index({ unique: true }) @Column('uuid') @ForeignKey('Message', { onDelete: 'CASCADE' }) messageId!: string;
  @CreateDateColumn({ type: 'timestamptz' }) sentAt!: Date;
}

/** A letter of the mailbox, as one actor may see it. */
@ObjectType('Mail')
export class MailView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly to!: string;
  @Field() readonly subject!: string;
  @Field() readonly text!: string;
  @Field(() => String, { nullable: true }) readonly html!: string | null;
  @Field() readonly sentAt!: Date;
  @Field(() => [MailAttachment]) readonly attachments!: readonly MailAttachment[];
}

/** Letters of the mailbox, the newest first; `endCursor` leads to older ones, null where there are none. */
@ObjectType()
export class MailboxPage {
  @Field(() => [MailView]) readonly items!: MailView[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
}
