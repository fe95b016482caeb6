import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, Length } from 'class-validator';

const Trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** What somebody signs in with. */
export class SignIn {
  @Trimmed() @IsEmail({}, { context: { key: 'field.isEmail' } }) email!: string;
  @IsString() @Length(1, 128) password!: string;
}

/** What a one-time link is used with: 15 characters and more, of any kind (NIST SP 800-63B for a single factor). */
export class Welcome {
  @IsString() @Length(20, 100) token!: string;
  @IsString() @Length(1, 100) name!: string;
  @Trimmed() @IsEmail({}, { context: { key: 'field.isEmail' } }) email!: string;
  @IsString() @Length(15, 128, { context: { key: 'field.password' } }) password!: string;
  @IsOptional() @IsString() @Length(0, 200) organization?: string;
}
