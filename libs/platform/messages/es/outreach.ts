import type { outreach as english } from '../en/outreach.ts';

/** The same texts in Spanish. */
export const outreach: Record<keyof typeof english, string> = {
  'outreach.noEmail': 'Esta persona no tiene dirección de correo.',
  'mail.welcome.subject': 'Le damos la bienvenida',
  'mail.welcome.text': 'Hola {name}, gracias por estar con nosotros.',
};
