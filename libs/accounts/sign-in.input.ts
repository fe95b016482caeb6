import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, Length } from 'class-validator';

const Trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** What somebody signs in with. */
export class SignIn {
  @Trimmed() @IsEmail({}, { context: { key: 'field.isEmail' } }) email!: string;
  @IsString() @Length(1, 128) password!: string;
}

/** The secret of a link. */
export class Token {
  @IsString() @Length(20, 100) token!: string;
}

/** A new password: 15 characters and more, of any kind (NIST SP 800-63B for a single factor). */
export class NewPassword {
  @IsString() @Length(15, 128, { context: { key: 'field.password' } }) password!: string;
}

/** What a one-time link is used with. An invitation knows the address; a volunteer needs no password. */
export class Welcome extends Token {
  @Trimmed() @IsString() @Length(1, 100) name!: string;
  @Trimmed() @IsOptional() @IsEmail({}, { context: { key: 'field.isEmail' } }) email?: string;
  @IsOptional() @IsString() @Length(15, 128, { context: { key: 'field.password' } }) password?: string;
  @IsOptional() @IsString() @Length(0, 200) organization?: string;
}

/** Who asks for a link to sign in with. */
export class LinkRequest {
  @Trimmed() @IsEmail({}, { context: { key: 'field.isEmail' } }) @Length(3, 200) email!: string;
}
