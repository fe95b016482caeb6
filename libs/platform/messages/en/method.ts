/** Texts of the page that says how a position comes about. */
export const method = {
  'method.title': 'How a position comes about',
  'method.lede':
    'Nobody types in where a council member stands. One rule reads it from evidence that you can look up, and this is the whole rule.',
  'method.back': 'Where the council stands',
  'method.link': 'How a position comes about',
  'method.rests.title': 'What it rests on',
  'method.rests.text':
    'Each piece of evidence has a source and is linked to the text of a demand by a person: for it or against it, naming it or only pointing at it. A second person has accepted both. Only what names the demand can set a position.',
  'method.order.title': 'What weighs more',
  'method.order.text':
    'Recorded votes come first, then acts in office, sponsoring a text, pledges and questionnaires, own words, and last what others report. Of one kind the latest decides. What others report alone never makes more than a leaning. Committed is only who promised it, pledged it or sponsored the text of the demand.',
  'method.never.title': 'What never counts',
  'method.never.text':
    'Claims by others, words of staff, coming to an event, an invitation declined, an answer that never came, what an institution says, votes of which nobody recorded the names, and evidence on another city or another subject. They are shown with the reason why they do not count. A claim about somebody is not on their page.',
  'method.votes.title': 'Votes, abstentions and absences',
  'method.votes.text':
    'Several votes on a demand are held together: each vote for it or against it counts whole, an abstention half, an absence nothing. Votes on the order of business (refer, postpone, suspend the rules) only inform. Somebody could vote only while they held a seat, and the page says on how many votes that was.',
  'method.stale.title': 'When words grow old',
  'method.stale.text':
    'Words are out of date after a new term, after the body decided on the demand, or after 365 days. The label stays, marked as out of date, and the way to a majority counts the seat as open. Votes, sponsorships and acts do not grow old. Words about an earlier text of a demand do not carry over to a new one.',
  'method.newHolder.title': 'A new person in the seat',
  'method.newHolder.text':
    'A position belongs to a person, never to a seat. Whoever takes a seat starts as unknown and inherits nothing from whoever held it before.',
  'method.unanimous.title': 'Unanimous is not a roll call',
  'method.unanimous.text':
    'That a vote was called unanimous says that nobody was recorded against it among those who voted. Without names it sets nobody’s position. The names can be added later; then each of them counts.',
  'method.unknown.title': 'Unknown is an answer',
  'method.unknown.text':
    'Most cells are unknown, and each says why: no evidence, only general words, only a claim, a vote without names, somebody new in the seat, or evidence that disagrees. When somebody’s words and acts point both ways, the label is Conflicted until a vote or a person decides, and the page says so.',
  'method.review.title': 'Who looks at it',
  'method.review.text':
    'Whoever enters evidence never decides on it. The record that came with this software is marked as bundled until two named people of this installation have confirmed it. What is taken back stays in the history with the reason. A person may set a label in place of the rule only with a reason, until a day, and when a second person agrees; the page then says that a person decided it.',
  'method.path.title': 'The way to a majority',
  'method.path.text':
    'In Minneapolis a majority is counted out of all thirteen seats: seven to pass, nine to override a veto. Whoever is absent, abstains or whose seat is vacant counts as a no.',
  'method.reply.title': 'Something is wrong?',
  'method.reply.text':
    'Tell the organization whose page this is what is wrong or missing, with a source. A correction takes the place of what it corrects once it was accepted, and both stay visible in the history.',
} as const;
