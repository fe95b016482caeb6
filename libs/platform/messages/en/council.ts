/** Texts of council, demands, positions and the record. */
export const council = {
  'council.title': 'Council',
} as const;
