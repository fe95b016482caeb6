import { defineFact } from '#platform';

/** Somebody signed: they count once they confirm the address. */
export const signatureMade = defineFact<{ signatureId: string }>('petitions.signatureMade');
/** Somebody who had signed sent the form again: nothing changed, and only their own mail may tell them so. */
export const signatureRepeated = defineFact<{ signatureId: string }>('petitions.signatureRepeated');
/** Somebody confirmed: they count, and there is a person. */
export const signatureConfirmed = defineFact<{ signatureId: string }>('petitions.signatureConfirmed');
/** Somebody took their name off. */
export const signatureWithdrawn = defineFact<{ signatureId: string }>('petitions.signatureWithdrawn');
/** The petition is public from now on. */
export const petitionPublished = defineFact<{ petitionId: string }>('petitions.published');
