/** Texts of what somebody signs in with besides a password, and of mail about it. */
export const factors = {
  'accounts.stepUp': 'Please confirm that it is you. Nothing was done yet.',
  'accounts.passkeyWrong': 'This passkey is not known here, or the sign-in took too long. Please try again.',
  'accounts.passkeyNotMade': 'The passkey was not made, or making it took too long. Please try again.',
  'accounts.codeWrong': 'This code is not right, or was used already. Wait for the next one.',
  'accounts.codeField': 'is not right',
  'accounts.lastFactor': 'This is the last thing you sign in with besides your password. Add another one first.',
  'accounts.secondPerson': 'Somebody else has to agree: not who asked, and not the person.',
  'accounts.resetApproved': 'Two people have decided this already.',
  'accounts.passwordCommon':
    'is one that guessers try: common words, rows of keys, or the name of the organization. Use several words that have nothing to do with each other',
  'mail.factorReset.subject': 'Your passkeys and codes are to be taken away: {organization}',
  'mail.factorReset.lead': '{asked} and {approved} decided this together, because you lost them.',
  'mail.factorReset.due': 'It happens at this time: {time}. Then you sign in with your password and set them up anew.',
  'mail.factorReset.not': 'If you did not lose them, sign in and keep them, before that time: {url}',
} as const;
