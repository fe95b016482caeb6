import type { PetitionInput } from './documents.ts';
import { MAYOR, postOf, WARDS } from './words.ts';

/** What the form starts with. */
export interface Draft extends Omit<Required<PetitionInput>, 'goal' | 'opensOn' | 'closesOn' | 'demands' | 'targets'> {
  readonly goal: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly demands: readonly string[];
  readonly targets: readonly string[];
}

/** A new petition goes to everybody until somebody says otherwise. */
export const EMPTY: Draft = {
  titleEn: '',
  titleEs: '',
  summaryEn: '',
  summaryEs: '',
  bodyEn: '',
  bodyEs: '',
  goal: '500',
  opensOn: '',
  closesOn: '',
  demands: [],
  targets: [MAYOR, ...WARDS.map(postOf)],
};
