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
  'ways.assessed':
    'This clause was assessed for this demand already. Wait for that one to be decided, or have it rejected first.',
  'ways.leverThere': 'This way is there already: the same demand, by the same means, with the same one who decides.',
  'ways.ruleOfBody': 'A rule of votes belongs to a body. Choose the body that votes, or leave the rule out.',
  'ways.tooMany': '{needed} votes are more than the {seats} seats. Look at both numbers again.',
  'ways.nameThere': '{name} is known already. Choose them from the list, so that nobody is there twice.',
  'ways.mainCouncil':
    'The seats of this council are in the record. Who holds them comes in with the roster or is confirmed on the Council page.',
  'ways.seatThere': 'Seat {number} of this body is there already. Give another number, or leave it empty.',
  'ways.tooManySeats': 'This body would have as many numbered seats as the council. Leave the number empty.',
} as const;
