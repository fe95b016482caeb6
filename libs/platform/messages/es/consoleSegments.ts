/** Textos de la consola para segmentos, listas, etiquetas y cambios de muchas personas. */
export const consoleSegments = {
  'console.segments': 'Segmentos',
} as const;
