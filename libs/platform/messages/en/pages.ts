/** Texts of the frame of the public pages. */
export const pages = {
  'pages.skip': 'Skip to the content',
  'pages.language': 'Language',
  'pages.leave': 'Leave quickly',
  'pages.leaveHint':
    '“Leave quickly” opens a neutral page and clears what this site stored on your device. It does not clear your browser’s history.',
  'pages.privacy': 'What we keep',
} as const;
