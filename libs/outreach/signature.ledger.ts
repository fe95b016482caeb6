import { Inject, Injectable } from '@nestjs/common';
import { PeopleService } from '#people';
import { type Signature, SignaturesService, SignatureState } from '#petitions';
import { Db } from '#platform';
import { Message, type SignatureTemplate } from './message.entity.ts';
import { Queueing } from './queueing.service.ts';

/** How long somebody who signs again waits for the next mail that says so. */
const REPEAT = '1 hour';
/** After this a link to confirm would come too late to be of use; whoever wants one signs again. */
const OF_USE = '3 days';

/**
 * Writes down which mails signers get, from what their signature says when it looks: so each verb may run any number of
 * times and in any order. The signature is held meanwhile.
 */
@Injectable()
export class SignatureLedger {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Queueing) private readonly queueing: Queueing,
    @Inject(SignaturesService) private readonly signatures: SignaturesService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Somebody signed: the mail with the link by which they confirm. */
  signatureMade(signatureId: string): Promise<void> {
    return this.db.tx(async () => {
      const signature = await this.signatures.held(signatureId);
      if (signature?.state !== SignatureState.PENDING) return;
      const { told, until } = await this.lately(signatureId, 'signature.confirm');
      if (!told) await this.tell(signature, 'signature.confirm', '', until);
    });
  }

  /** They signed again: the link once more, or that it was counted already; at most once in `REPEAT`. */
  signatureRepeated(signatureId: string): Promise<void> {
    return this.db.tx(async () => {
      const signature = await this.signatures.held(signatureId);
      if (!signature || signature.state === SignatureState.WITHDRAWN) return;
      const template = signature.state === SignatureState.PENDING ? 'signature.confirm' : 'signature.already';
      const { told, at, until } = await this.lately(signatureId, template);
      if (!told) await this.tell(signature, template, at, until);
    });
  }

  /** They took their name off: nothing that was queued about it is sent. */
  async signatureWithdrawn(signatureId: string): Promise<void> {
    await this.db.tx(() =>
      this.db.repo(Message).query(
        `update message m set state = 'CANCELLED', reason = 'signatureWithdrawn', "settledAt" = now()
         where m."subjectKind" = 'signature' and m."subjectId" = $1 and m.state = 'QUEUED'`,
        [signatureId],
      ),
    );
  }

  private async lately(signatureId: string, template: SignatureTemplate) {
    const [row] = await this.db.repo(Message).query<{ told: boolean; at: string; until: Date }[]>(
      `select now()::text as at, now() + interval '${OF_USE}' as until, exists(select 1 from message
         where "subjectKind" = 'signature' and "subjectId" = $1 and template = $2
           and "createdAt" > now() - interval '${REPEAT}') as told`,
      [signatureId, template],
    );
    return row!;
  }

  /** The person whose address it is, if we know them by it, so that whoever said stop to everything is left alone. */
  private async tell({ id, details, personId }: Signature, template: SignatureTemplate, occasion: string, until: Date) {
    const [known] = personId ? [] : await this.people.withHandle('email', details.email);
    const subject = {
      subjectKind: 'signature',
      subjectId: id,
      occasion,
      personId: personId ?? known?.id ?? null,
    } as const;
    await this.queueing.now({ template, ...subject, notAfter: until });
  }
}
