import type { consoleLock as english } from '../en/consoleLock.ts';

/** The same texts in Spanish. */
export const consoleLock: Record<keyof typeof english, string> = {
  'console.lock.title': 'El sistema está cerrado',
  'console.lock.why':
    'Se inició sin sus claves. Las páginas públicas se pueden leer. Nadie puede iniciar sesión, y no se abre nada sobre personas.',
  'console.lock.who':
    'Quien sepa la frase de acceso puede abrirlo aquí. Dos custodios con sus claves lo abren en la terminal.',
  'console.lock.passphrase': 'Frase de acceso',
  'console.lock.missing': 'Escriba la frase de acceso.',
  'console.lock.go': 'Abrir',
  'console.lock.checking': 'La comprobación tarda unos segundos.',
  'console.lock.terminal': 'En la terminal del servidor: {command}',
  'console.lock.look': 'Ver si ya está abierto',
};
