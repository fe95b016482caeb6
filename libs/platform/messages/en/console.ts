/** Texts of the frame of the console. */
export const console = {
  'console.today': 'Today',
} as const;
