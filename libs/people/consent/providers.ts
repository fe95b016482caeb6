import { ConsentResolver } from './consent.resolver.ts';
import { Spoken } from './spoken.service.ts';

/** What shows the ledger, and writes into it what people tell us. */
export const CONSENT = [Spoken, ConsentResolver];
