import type { consoleConsent as english } from '../en/consoleConsent.ts';

/** The same texts in Spanish. */
export const consoleConsent: Record<keyof typeof english, string> = {
  'console.told': 'Anotar lo que dijo',
  'console.told.about': 'Solo lo que dijo la persona misma. Cuenta como su palabra, con el nombre de usted y el día.',
  'console.told.stopHolds':
    'Dijo que no quiere recibir nada. Solo la persona puede quitarlo, en su propia página o con el enlace de un correo. Aquí no se puede anotar un sí.',
  'console.told.stopped': 'Pidió no recibir nada por aquí.',
  'console.told.unsaid': 'No dijo nada',
  'console.told.yes': 'Dijo que sí',
  'console.told.no': 'Dijo que no',
  'console.told.nothing': 'Elija sí o no en al menos uno.',
  'console.told.how': 'Cómo lo dijo',
  'console.told.how.TABLE': 'En una mesa o un evento',
  'console.told.how.TALK': 'En una conversación con alguien de aquí',
  'console.told.how.PHONE': 'Por teléfono',
  'console.told.how.PAPER': 'En papel',
  'console.told.how.MESSAGE': 'En un mensaje',
  'console.told.day': 'El día en que lo dijo',
  'console.told.dayNeeded': 'Ponga el día.',
  'console.consent.source.said-table': 'lo dijo en una mesa o un evento',
  'console.consent.source.said-talk': 'lo dijo en una conversación',
  'console.consent.source.said-phone': 'lo dijo por teléfono',
  'console.consent.source.said-paper': 'en papel',
  'console.consent.source.said-message': 'lo dijo en un mensaje',
  'console.consent.source.self': 'en su propia página',
  'console.consent.source.interest': 'en el formulario de voluntariado',
  'console.consent.source.merge': 'se unieron dos registros',
};
