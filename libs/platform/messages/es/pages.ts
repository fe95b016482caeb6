import type { pages as english } from '../en/pages.ts';

/** The same texts in Spanish. */
export const pages: Record<keyof typeof english, string> = {
  'pages.skip': 'Ir al contenido',
  'pages.language': 'Idioma',
  'pages.leave': 'Salir rápido',
  'pages.leaveHint':
    '“Salir rápido” abre una página neutral y borra lo que este sitio guardó en su dispositivo. No borra el historial del navegador.',
  'pages.privacy': 'Qué guardamos',
};
