import { distance, type ScoredVote } from '../voting.ts';

/** What a score says in words; an adverb takes at least two votes. */
export const SCORE_WORDS = [
  'NO_VOTE',
  'ONE_FOR',
  'ONE_AGAINST',
  'ONE_ABSTAINED',
  'CONSISTENTLY_FOR',
  'ALMOST_ALWAYS_FOR',
  'GENERALLY_FOR',
  'MIXTURE',
  'GENERALLY_AGAINST',
  'ALMOST_ALWAYS_AGAINST',
  'CONSISTENTLY_AGAINST',
] as const;
export type ScoreWords = (typeof SCORE_WORDS)[number];

/** From so many votes on a number may stand on a public page; below, the votes are only listed. */
export const PUBLIC_FROM = 3;

const BANDS: readonly (readonly [number, ScoreWords])[] = [
  [0.05, 'CONSISTENTLY_FOR'],
  [0.15, 'ALMOST_ALWAYS_FOR'],
  [0.4, 'GENERALLY_FOR'],
  [0.6, 'MIXTURE'],
  [0.85, 'GENERALLY_AGAINST'],
  [0.95, 'ALMOST_ALWAYS_AGAINST'],
];

/** A score: how far somebody's votes agree (0 to 100), null where none was cast, and what may be said of that. */
export interface Score {
  readonly agreement: number | null;
  readonly words: ScoreWords;
  readonly cast: number;
  readonly absent: number;
}

const isCast = ({ option }: ScoredVote) => option === 'YES' || option === 'NO' || option === 'ABSTAIN';

/** The score of scoring votes, by `distance`: an absence is 0 of 0, and only softens what may be said. */
export function scoreOf(votes: readonly ScoredVote[]): Score {
  const far = distance(votes);
  const cast = votes.filter(isCast);
  const counts = { cast: cast.length, absent: votes.length - cast.length };
  if (far === undefined) return { ...counts, agreement: null, words: 'NO_VOTE' };
  const agreement = Math.round((1 - far) * 1000) / 10;
  const [only, second] = cast;
  if (!second) {
    const serves = (only!.option === 'YES') === (only!.yesMeans === 1);
    const words = only!.option === 'ABSTAIN' ? 'ONE_ABSTAINED' : serves ? 'ONE_FOR' : 'ONE_AGAINST';
    return { ...counts, agreement, words };
  }
  return { ...counts, agreement, words: BANDS.find(([most]) => far <= most)?.[1] ?? 'CONSISTENTLY_AGAINST' };
}
