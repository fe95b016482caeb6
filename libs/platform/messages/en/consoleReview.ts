/** Texts of the console for what named people confirm: the record, its Spanish, and who holds a seat. */
export const consoleReview = {
  'console.review.count': '{count} of {needed} people have confirmed it.',
  'console.review.names': 'Confirmed by {names}.',
  'console.review.mine': 'You have confirmed it. Somebody else must confirm it too.',
  'console.review.ask':
    'If you have checked the record against its sources, confirm it. Your name is kept here, and the public page says that a person stands by it.',
  'console.review.confirm': 'Confirm version {version}',
  'console.review.notDone': 'It was not confirmed, and nothing was changed.',

  'console.review.spanish':
    'Read the Spanish beside the English. Approving covers every Spanish text of version {version}, here and on the public pages.',
  'console.review.spanishNext': 'A later version of the record is a draft again.',
  'console.review.spanishWho': 'Coordinators and owners can approve it.',
  'console.review.approve': 'Approve the Spanish of version {version}',
  'console.review.approved': 'The Spanish of version {version} is approved.',
  'console.review.notApproved': 'It was not approved, and nothing was changed.',

  'console.review.holder': 'Who holds this seat?',
  'console.review.holderText':
    'If an official source says that {name} still holds it, confirm it. Then the seat shows what the record knows.',
  'console.review.holderStale': 'Words of an earlier term still show as out of date.',
  'console.review.holderDay': 'Seen in an official source on',
  'console.review.holderDayHint': 'After {closing}, and no later than today.',
  'console.review.holderDayWrong': 'Choose a day after {closing} and no later than today.',
  'console.review.holderConfirm': 'Confirm {name}',
  'console.review.holderSince': 'Holder confirmed on {date}.',
  'console.review.holderAgain': 'Correct the day',
} as const;
