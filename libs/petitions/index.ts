export { type Counts, CountingService, NO_COUNTS } from './counting.service.ts';
export { cityDay } from './days.ts';
export { DraftingService } from './drafting.service.ts';
export { goalAt } from './goal.ts';
export { petitionUrl, signatureUrl } from './links.ts';
export { isOpen as isPetitionOpen, Petition, PetitionState } from './petition.entity.ts';
export {
  petitionPublished,
  signatureConfirmed,
  signatureMade,
  signatureRepeated,
  signatureWithdrawn,
} from './petitions.facts.ts';
export { PetitionsModule } from './petitions.module.ts';
export { visibleTo as visiblePetitions } from './petitions.policy.ts';
export { PetitionsService } from './petitions.service.ts';
export { Display, Signature, type SignatureDetails, SignatureState } from './signature.entity.ts';
export { type OwnSignature, PENDING_DAYS, SignaturesService } from './signatures.service.ts';
export { type SigningAnswer, type SigningRequest, SigningService } from './signing.service.ts';
export { MAYOR, postOf, TARGETS, type Targets, targetsOf, WARDS } from './targets.ts';
export { PetitionWardCount } from './ward-count.entity.ts';
export type { Ward, WardGroup } from './wards.ts';
