/** Texts that belong to no feature: refusals, and what is wrong with a field. */
export const platform = {
  unauthenticated: 'Please sign in.',
  forbidden: 'You are not allowed to do this. The owner of this installation can change that.',
  unexpected: 'Something went wrong, and nothing was changed. Please try again.',
  invalid: 'Some fields are not valid.',
  notFound: 'This does not exist (any more).',
  conflict: 'This already exists.',
  missingReference: 'This refers to something that does not exist.',
  tooMany: 'Too many tries. Please wait {minutes} minutes and try again.',
  unknownDocument: 'This address takes only the documents that come with the application.',
  'field.invalid': 'is not valid',
  'field.isEmail': 'is not an e-mail address',
  'field.isLength': 'is too short or too long',
  'field.isPhone': 'is not a phone number',
  'field.password': 'needs 15 characters or more, and at most 128',
  'field.taken': 'is already in use',
  'field.required': 'is needed',
} as const;
