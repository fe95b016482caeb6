/** Texts of what is left to enter into the ledger, and of what is taken back. */
export const ledger = {
  'entry.actElsewhere':
    'A sponsorship or an official act is entered with its matter: under Matters choose “Enter a sponsorship, signature or veto”. Nothing was saved.',
  'entry.actNotByCorrection':
    'Nothing becomes a sponsorship or an official act by a correction. Take this row back, and under Matters choose “Enter a sponsorship, signature or veto”.',
  'console.matters.by': 'By {day}',
  'console.matters.bundled': 'Came with the record',
  'replies.gone': 'There is no such reply, or it was taken back already.',
  'console.replies.retract': 'Take back',
  'console.replies.retractTitle': 'Take this reply back?',
  'console.replies.retractText':
    'It leaves the public page at once and stays here with the reason. An accusation that was released only because of it leaves the page, too.',
  'console.replies.retracted': 'Taken back',
  'console.replies.retractedBy': '{name}, {date}: {reason}',
  'console.replies.somebody': 'Somebody',
  'console.entry.claim': 'A claim: shown beside the others, and never evidence',
} as const;
