/** Texts of the console's guard: what it asks about notes, and what its word lists are worth. */
export const consoleGuard = {
  'console.guard.title': 'Please look at this before it is saved',
  'console.guard.about':
    'These words may tell of somebody’s immigration status. We store that about nobody. Nothing was saved yet.',
  'console.guard.mustGo': 'A number like this is never stored. It has to go. Nothing was saved yet.',
  'console.guard.where': '{kind}, in “{field}”.',
  'console.guard.show': 'Show where',
  'console.guard.takeOut': 'Take it out',
  'console.guard.keep': 'Keep it: it tells of nobody’s status',
  'console.guard.kind.A_NUMBER': 'The number of an immigration file',
  'console.guard.kind.SSN': 'A social security or taxpayer number',
  'console.guard.kind.STATUS': 'Words about status or citizenship',
  'console.guard.kind.PAPERS': 'Words about a visa, a permit or papers',
  'console.guard.kind.ORIGIN': 'Words about where somebody was born',
  'console.guard.kind.CASE': 'Words about asylum, a court or detention',
  'console.help.guard': 'Why does it ask about what I wrote?',
  'console.help.guardAnswer':
    'We never store immigration status, so notes and tasks are looked through before they are saved: for numbers, and for words in English, Spanish, Somali and Hmong. It says where something stands and takes it out with one press. If words are a false alarm, you may keep them; numbers never. What was found is not written down anywhere. No native speaker has reviewed any of the word lists yet, so please look yourself, too.',
} as const;
