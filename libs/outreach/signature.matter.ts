import { Inject, Injectable } from '@nestjs/common';
import { PetitionsService, SignaturesService, SignatureState } from '#petitions';
import { CITY_ZONE, type Config, CONFIG, current, Db, Organization } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import type { SignatureTemplate } from './message.entity.ts';
import { languageOf } from './paper.ts';
import { signatureLetter } from './signature.letter.ts';

/** Letters to somebody who signed a petition: the link to confirm only while that can be done. */
@Injectable()
export class SignatureMatter extends Matter {
  readonly kind = 'signature';
  readonly valid = `exists (select from signature s join petition p on p.id = s."petitionId" where s.id = m."subjectId"
    and case m.template when 'signature.confirm' then s.state = 'PENDING' and p.state = 'PUBLISHED'
        and (p."closesOn" is null or p."closesOn" >= (now() at time zone '${CITY_ZONE}')::date)
      else s.state = 'CONFIRMED' end)`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
    @Inject(SignaturesService) private readonly signatures: SignaturesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  /** Withdrawing empties the signature, and must not do so under the letter. */
  override hold({ subjectId }: Subject): Promise<unknown> {
    return this.signatures.steady(subjectId);
  }

  /** The letter, in the language in which its reader signed. */
  write({ template, subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      // Held until the claim is committed: withdrawing empties the signature, and must not do so under the letter.
      const signature = await this.signatures.steady(subjectId);
      if (!signature || signature.state === SignatureState.WITHDRAWN)
        throw new Error(`The signature of a claimed message is gone: ${subjectId}`);
      const { name } = await this.db.repo(Organization).findOneByOrFail({ id: current().organizationId! });
      return signatureLetter(template as SignatureTemplate, {
        signature,
        petition: await this.petitions.petition(signature.petitionId),
        organization: name,
        publicUrl: this.config.publicUrl,
        language: languageOf(signature.language),
      });
    });
  }
}
