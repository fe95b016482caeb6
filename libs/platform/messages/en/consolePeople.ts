/** Texts of the console's pages of people: what a role sees, and saying stop. */
export const consolePeople = {
  'console.people.searchByName': 'Name',
  'console.people.nobodyByName':
    'Try the first name, or a part of it. Your role does not search by last name, e-mail or phone.',
  'console.people.pageGone': 'Nobody is left on this page',
  'console.people.fromStart': 'Show from the start',
  'console.people.emptyWait': 'People who are added to the list appear here.',
  'console.people.sort': 'Order',
  'console.people.sort.NEWEST': 'Newest first',
  'console.people.sort.FAMILY_NAME': 'By last name',
  'console.people.sort.GIVEN_NAME': 'By first name',
  'console.people.namesRead': 'Read so far: {read} of {of} names.',
  'console.people.behind':
    'Many people were changed at once. Names here are as of {time}. This page looks again by itself.',
  'console.people.changesRead': 'Read so far: {read} of {of} changes.',
  'console.person.address': 'Address',
  'console.person.tag': 'Add a tag',
  'console.person.untag': 'Take off {tag}',
  'console.person.tagName': 'Tag',
  'console.person.tagNeeded': 'Write a tag.',
  'console.person.pronouns': 'Pronouns',
  'console.person.notes': 'Notes',
  'console.person.notesFor': 'Only for those who may see addresses and numbers.',
  'console.stop': 'Write down a stop',
  'console.stop.title': 'This person said stop',
  'console.stop.about': 'Write it down as soon as somebody tells you, in whatever words. It counts from now on.',
  'console.stop.final':
    'It stays until the person says otherwise themselves. Nobody can take it back here, and no file can.',
  'console.stop.channel': 'Stop to what',
  'console.stop.yes': 'Write it down',
} as const;
