import { Inject, Injectable } from '@nestjs/common';
import { signatureMade, signatureRepeated, signatureWithdrawn } from '#petitions';
import { defineJob, type JobHandler, On, type Payload } from '#platform';
import { SignatureLedger } from './signature.ledger.ts';

const confirm = defineJob<Payload<typeof signatureMade>>('outreach.askToConfirm');
const again = defineJob<Payload<typeof signatureRepeated>>('outreach.answerSigningAgain');
const letGo = defineJob<Payload<typeof signatureWithdrawn>>('outreach.letSignatureGo');

/** Mails the link by which a signature is confirmed. */
@Injectable()
@On(signatureMade, confirm)
export class AskToConfirm implements JobHandler<typeof confirm> {
  constructor(@Inject(SignatureLedger) private readonly ledger: SignatureLedger) {}

  handle({ signatureId }: Payload<typeof confirm>): Promise<void> {
    return this.ledger.signatureMade(signatureId);
  }
}

/** Tells somebody who signed again where their signature stands. */
@Injectable()
@On(signatureRepeated, again)
export class AnswerSigningAgain implements JobHandler<typeof again> {
  constructor(@Inject(SignatureLedger) private readonly ledger: SignatureLedger) {}

  handle({ signatureId }: Payload<typeof again>): Promise<void> {
    return this.ledger.signatureRepeated(signatureId);
  }
}

/** Stops what was queued about a signature that was taken back. */
@Injectable()
@On(signatureWithdrawn, letGo)
export class LetSignatureGo implements JobHandler<typeof letGo> {
  constructor(@Inject(SignatureLedger) private readonly ledger: SignatureLedger) {}

  handle({ signatureId }: Payload<typeof letGo>): Promise<void> {
    return this.ledger.signatureWithdrawn(signatureId);
  }
}
