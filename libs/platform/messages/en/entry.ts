/** Texts of what is entered into the ledger, and decided on. */
export const entry = {
  'entry.incomplete': 'Something is missing or does not fit. Nothing was saved yet.',
  'entry.ownEntry': 'You entered this yourself. Somebody else has to decide on it.',
  'entry.decided': 'Somebody decided on this already, or it was taken back.',
  'entry.voteThere':
    'The roll call of this motion on this day is there already. Retract that one first if it is wrong.',
  'entry.notMembers': '{names} did not sit in the council on {day}. Nothing was saved.',
  'entry.partOfRollCall': 'This is one name of a roll call. Retract the roll call as a whole, and enter it anew.',
  'entry.legistarClosed': 'This Legistar client is closed: ask the city for a key. Nothing was recorded.',
  'entry.legistarBroken': 'Legistar gave no whole answer for {path}. Nothing was recorded.',
  'entry.votedOn': '{vote} on: {matter}',
  'entry.vote.YES': 'Voted yes',
  'entry.vote.NO': 'Voted no',
  'entry.vote.ABSTAIN': 'Abstained',
  'entry.vote.ABSENT': 'Was absent',
  'entry.vote.EXCUSED': 'Was excused',
  'entry.vote.NOT_VOTING': 'Was present and did not vote',
  'entry.vote.RECUSED': 'Recused themselves',
  'entry.vote.PAIRED': 'Was paired',
  'claims.noIncident': 'The record has no incident {code}.',
  'claims.aboutPerson':
    'A claim is about an incident or an organization. What somebody alleges of a person is entered as evidence.',
  'entry.correctionThere': 'Somebody has entered a correction of this row already.',
} as const;
