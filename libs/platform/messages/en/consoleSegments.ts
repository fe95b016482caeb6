/** Texts of the console for segments, lists, tags and changes of many. */
export const consoleSegments = {
  'console.segments': 'Segments',
} as const;
