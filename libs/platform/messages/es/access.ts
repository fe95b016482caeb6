import type { access as english } from '../en/access.ts';

/** The same texts in Spanish. */
export const access: Record<keyof typeof english, string> = {
  'mail.hidden': 'Este correo tiene un enlace que abre una cuenta. Lo ven quien lo recibe y la persona responsable.',
  'mail.helloBare': 'Hola:',
  'mail.invitation.subject': 'Una invitación de {organization}',
  'mail.invitation.asks': '{inviter} le invita a participar: {organization}.',
  'mail.invitation.owner': 'Usted llevaría este sistema junto con quienes lo llevan ahora.',
  'mail.invitation.organizer': 'Usted organizaría: personas, eventos y mensajes.',
  'mail.invitation.coordinator': 'Usted coordinaría: revisar el registro del concejo y ver lo que hay que hacer.',
  'mail.invitation.volunteer': 'Usted vería sus propios turnos y tareas. No necesita contraseña.',
  'mail.invitation.admin': 'Usted llevaría este sistema: todo, menos quién responde por él.',
  'mail.invitation.lead': 'Usted coordinaría un evento, una lista o unas personas, con sus datos ocultos.',
  'mail.invitation.auditor': 'Usted vigilaría: quién hizo qué, sin los datos de las personas.',
  'mail.invitation.open': 'Véala y acéptela aquí: {url}',
  'mail.invitation.until': 'El enlace funciona una sola vez, durante siete días.',
  'mail.invitation.ignore': 'Si no esperaba esto, no tiene que hacer nada.',
  'mail.magicLink.subject': 'Su enlace para entrar: {organization}',
  'mail.magicLink.open': 'Entre aquí: {url}',
  'mail.magicLink.until': 'El enlace funciona una sola vez, durante diez minutos.',
  'mail.magicLink.ignore': 'Si no lo pidió, no tiene que hacer nada. {organization}',
  'mail.magicLink.password.subject': 'Entre con su contraseña: {organization}',
  'mail.magicLink.password.open':
    'Usted ve datos de otras personas, por eso un enlace en un correo no le abre la sesión. Use su contraseña aquí: {url}',
};
