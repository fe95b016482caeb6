/** Texts of the page that unlocks an installation whose keys are not there yet. */
export const consoleLock = {
  'console.lock.title': 'This system is locked',
  'console.lock.why':
    'It was started without its keys. Public pages can be read. Nobody can sign in, and nothing about people opens.',
  'console.lock.who':
    'Whoever knows the passphrase can unlock it here. Two officers with their keys do it in the terminal.',
  'console.lock.passphrase': 'Passphrase',
  'console.lock.missing': 'Write the passphrase.',
  'console.lock.go': 'Unlock',
  'console.lock.checking': 'Checking takes a few seconds.',
  'console.lock.terminal': 'In the terminal of the server: {command}',
  'console.lock.look': 'See whether it is open by now',
} as const;
