import type { outreach as english } from '../en/outreach.ts';

/** The same texts in Spanish. */
export const outreach: Record<keyof typeof english, string> = {
  'mail.hello': 'Hola, {name}:',
  'mail.signUp.confirmed.subject': 'Inscripción confirmada: {title}',
  'mail.signUp.confirmed.lead': 'Usted tiene un lugar en este evento: {title}.',
  'mail.signUp.repeated.subject': 'Ya tenía su inscripción: {title}',
  'mail.signUp.repeated.lead': 'Usted ya tenía un lugar en este evento: {title}. Nada cambió.',
  'mail.signUp.cancelled.subject': 'Su lugar quedó libre: {title}',
  'mail.signUp.cancelled.lead': 'Usted ya no tiene un lugar en este evento: {title}. Gracias por avisarnos.',
  'mail.event.reminder.subject': 'Recordatorio: {title}, {weekday}, {time}',
  'mail.event.reminder.lead': 'Le recordamos un evento en el que tiene un lugar: {title}.',
  'mail.event.changed.subject': 'Nueva hora o nuevo lugar: {title}',
  'mail.event.changed.lead': 'Cambió la hora o el lugar de este evento: {title}. Usted conserva su lugar.',
  'mail.event.cancelled.subject': 'Cancelado: {title}',
  'mail.event.cancelled.lead': 'Este evento no se realizará: {title}. Lamentamos el cambio de planes.',
  'mail.when': 'Cuándo: {date}, {time}, {zone}',
  'mail.where': 'Dónde: {place}',
  'mail.role': 'Su tarea: {role}',
  'mail.calendar.file': 'evento.ics',
  'mail.calendar.new': 'El archivo adjunto pone el evento en su calendario.',
  'mail.calendar.update': 'El archivo adjunto cambia el evento en su calendario.',
  'mail.calendar.remove': 'El archivo adjunto quita el evento de su calendario.',
  'mail.page': 'Sobre el evento: {url}',
  'mail.giveBack': 'Si no puede venir, libere su lugar aquí: {url}',
  'mail.why': 'Recibe este correo porque alguien se inscribió con su dirección. {organization}',
};
