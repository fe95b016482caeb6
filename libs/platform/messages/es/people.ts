import type { people as english } from '../en/people.ts';

/** The same texts in Spanish. */
export const people: Record<keyof typeof english, string> = {
  'people.notFound': 'No hay ninguna persona {id}.',
  'people.emailTaken': 'Otra persona tiene la dirección {email}.',
  'people.nobody': 'Hace falta un nombre, una dirección de correo o un número de teléfono.',
  'people.contact.fine': 'Se puede contactar.',
  'people.contact.deceased': 'Esta persona falleció.',
  'people.contact.optedOutOfAll': 'Esta persona pidió que no se le contacte de ninguna manera.',
  'people.contact.optedOut': 'Esta persona pidió que no se le contacte por este medio.',
  'people.contact.noAddress': 'No hay dirección ni número para este medio.',
  'people.contact.bounced': 'La dirección de correo no funciona.',
  'people.contact.saidNo': 'Esta persona dijo que no a los mensajes por este medio.',
  'people.contact.noConsent': 'Esta persona no ha aceptado mensajes por este medio.',
  'people.contact.sourceNotStated': 'Aún no se ha dicho cómo aceptaron mensajes las personas de esta importación.',
  'people.import.noBatch': 'Esta importación (ya) no existe.',
  'people.import.sayConsent': 'Diga, en hasta 500 caracteres, cómo aceptaron mensajes estas personas.',
};
