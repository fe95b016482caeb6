import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, Index } from 'typeorm';
import { type LocalizedText, Sealed } from '#platform';

/** What a field holds: values are texts, and this says which texts. */
export enum CustomFieldType {
  TEXT = 'TEXT',
  /** A decimal number with a point. */
  NUMBER = 'NUMBER',
  /** A day, ISO 8601. */
  DATE = 'DATE',
  /** `true` or `false`. */
  BOOLEAN = 'BOOLEAN',
  /** The id of one choice. */
  CHOICE = 'CHOICE',
  /** The ids of choices, each once. */
  CHOICES = 'CHOICES',
  /** An address of the web, http or https. */
  URL = 'URL',
}
registerEnumType(CustomFieldType, { name: 'CustomFieldType' });

/** One of the answers that a field takes; its id stays when its words are changed. */
export interface Choice {
  readonly id: string;
  readonly label: LocalizedText;
}

/**
 * A field about people that the organization made for itself, without a deploy. Its words are sealed: what is asked of
 * people tells something of them. A field that is taken out of use keeps what stands in it.
 */
@Entity()
@Check(`type in ('TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE', 'CHOICES', 'URL')`)
@Index(['organizationId', 'position', 'id'])
export class CustomField extends Sealed<{ label: LocalizedText; choices?: readonly Choice[] }> {
  @Column('text') type!: CustomFieldType;
  @Column('int') position!: number;
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
