import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsOptional, Length, Matches } from 'class-validator';
import { Column, Entity, UpdateDateColumn, Unique } from 'typeorm';
import { Owned } from '#platform';

/** From whom mailings are, and where that is: without both no mailing starts. One row an organization. */
@ObjectType()
@Entity()
@Unique(['organizationId'])
export class MailSender extends Owned {
  @Field() @Column('text') name!: string;
  @Field() @Column('text') postalAddress!: string;
  /** Where answers go; empty: to the address that mail comes from. */
  @Field() @Column('text', { default: '' }) replyTo!: string;
  @Field() @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
}

/** The sender as an organizer states it. */
@InputType()
export class MailSenderInput {
  // No line breaks and no brackets: the name stands in the head of every mail.
  @Field() @Length(1, 80) @Matches(/^[^\p{Cc}<>"@]*\S[^\p{Cc}<>"@]*$/u) name!: string;
  @Field() @Length(8, 200) @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u) postalAddress!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsEmail() replyTo?: string | null;
}
