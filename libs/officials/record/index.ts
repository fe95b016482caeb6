import { MATTERS } from './acts.ts';
import { AREAS, BODIES, JURISDICTIONS, POSTS, TERMS, VOTING_RULES } from './bodies.ts';
import { DECISIONS } from './decisions.ts';
import { EVIDENCE } from './evidence.ts';
import { FIGURES, MEMBERSHIPS } from './figures.ts';
import { LINKS } from './links.ts';

/** What the bundled record says of bodies, posts, figures and evidence, by table and code. */
export const OFFICIAL_RECORD = {
  jurisdictions: JURISDICTIONS,
  areas: AREAS,
  bodies: BODIES,
  votingRules: VOTING_RULES,
  posts: POSTS,
  terms: TERMS,
  figures: FIGURES,
  memberships: MEMBERSHIPS,
  decisions: DECISIONS,
  matters: MATTERS,
  evidence: EVIDENCE,
  links: LINKS,
};
