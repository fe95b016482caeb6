/** Texts of what is left to enter into the ledger, and of what is taken back. */
export const ledger = {
  'entry.actElsewhere':
    'A sponsorship or an official act is entered with its matter: under Matters choose “Enter a sponsorship, signature or veto”. Nothing was saved.',
  'entry.actNotByCorrection':
    'Nothing becomes a sponsorship or an official act by a correction. Take this row back, and under Matters choose “Enter a sponsorship, signature or veto”.',
  'console.matters.by': 'By {day}',
  'console.matters.bundled': 'Came with the record',
} as const;
