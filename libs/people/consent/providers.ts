import { ConsentLineResolver, ConsentResolver } from './consent.resolver.ts';
import { LedgerLines } from './lines.service.ts';
import { Spoken } from './spoken.service.ts';
import { Wordings } from './wordings.ts';

/** What shows the ledger, and writes into it what people tell us. */
export const CONSENT = [Wordings, Spoken, LedgerLines, ConsentResolver, ConsentLineResolver];
