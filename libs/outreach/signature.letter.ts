import { type Petition, petitionUrl, type Signature, signatureUrl } from '#petitions';
import { type Language, say, textIn } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import type { SignatureTemplate } from './message.entity.ts';
import { written } from './paper.ts';

/** Everything that a letter to somebody who signed may speak of. */
export interface SignatureFacts {
  readonly petition: Petition;
  readonly signature: Signature;
  readonly organization: string;
  /** Where this installation is reached, without a slash at its end. */
  readonly publicUrl: string;
  readonly language: Language;
}

/** Writes one letter in its reader's language. Its one secret link shows a page; only the button there acts. */
export function signatureLetter(template: SignatureTemplate, facts: SignatureFacts): Letter {
  const { petition, signature, organization, publicUrl, language } = facts;
  const { givenName, email } = signature.details;
  const title = textIn(petition.title, language).text;
  const url = signatureUrl(publicUrl, { details: signature.details, language });
  const paragraphs = [
    [say(language, 'mail.hello', { name: givenName })],
    [say(language, `mail.${template}.lead`, { title })],
    [say(language, `mail.${template}.link`, { url })],
    [say(language, 'mail.signature.page', { url: petitionUrl(publicUrl, petition, language) })],
    [say(language, 'mail.signature.why', { organization }), say(language, `mail.${template}.not`)],
  ];
  return {
    to: email,
    subject: say(language, `mail.${template}.subject`, { title }),
    ...written(paragraphs, title, language),
    language,
    attachments: [],
  };
}
