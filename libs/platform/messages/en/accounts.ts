/** Texts of signing in and of roles. */
export const accounts = {
  'accounts.noUser': 'Nobody signs in here with that address.',
  'accounts.wrong': 'The e-mail address or the password is not right.',
  'accounts.wrongPassphrase': 'This is not the passphrase.',
  'accounts.linkUsed':
    'This link was used already, was called back or is too old. Ask for a new one; the first one comes from the start of the system.',
  'accounts.linkOver': 'This link was used already or is older than ten minutes. Ask for a new one.',
  'accounts.fromElsewhere': 'This came from another site, so nothing was done.',
  'accounts.mayNotInvite': 'Your role may invite coordinators, leads and volunteers.',
  'accounts.resentLately': 'This invitation was sent less than an hour ago. Please wait a little.',
  'accounts.notYourself': 'Nobody changes their own access. Another owner can do it.',
  'accounts.lastOwner': 'Somebody has to stay the owner. Make another owner first.',
  'accounts.needsPassword':
    'Who sees people’s data needs a password. This person has none yet: under Settings they can choose one.',
  'accounts.hasPassword': 'You have a password already.',
  'accounts.mayNotGive': 'You can give and end only what you have yourself.',
  'accounts.sharesNobody': 'This role sees nobody, so it cannot be given over a part of the people.',
  'accounts.roleInUse': 'Somebody has this role. End their grants first.',
} as const;
