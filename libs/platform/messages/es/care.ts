import type { care as en } from '../en/care.ts';

/** The daily mail about one's people, in Spanish. */
export const care: Record<keyof typeof en, string> = {
  'mail.name.contacts.digest': 'Lo que hizo su gente, una vez al día',
  'mail.contacts.digest.subject': 'Su gente, y lo que toca hoy',
  'mail.contacts.did': 'Lo que hizo su gente:',
  'mail.contacts.line': '- {what}: {count}',
  'mail.contacts.lineOf': '- {what}: {count} ({names})',
  'mail.contacts.given_one': '{count} persona está ahora a su cargo.',
  'mail.contacts.given_other': '{count} personas están ahora a su cargo.',
  'mail.contacts.late_one': '{count} seguimiento está atrasado.',
  'mail.contacts.late_other': '{count} seguimientos están atrasados.',
  'mail.contacts.today_one': '{count} seguimiento toca hoy.',
  'mail.contacts.today_other': '{count} seguimientos tocan hoy.',
  'mail.contacts.see': 'Vea quiénes y escríbales, en la consola: {url}',
  'mail.contacts.why': 'Recibe esto porque le pidió a {organization} un correo sobre su gente cada mañana.',
  'mail.contacts.change': 'Para dejar de recibirlo (abrir el enlace no cambia nada por sí solo): {url}',
  'mail.name.contacts.given': 'Se le asignaron personas',
  'mail.contacts.given.subject_one': '{count} persona queda a su cargo',
  'mail.contacts.given.subject_other': '{count} personas quedan a su cargo',
  'mail.contacts.given.why': 'Recibe esto porque alguien en {organization} le asignó personas.',
};
