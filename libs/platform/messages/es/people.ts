import type { people as english } from '../en/people.ts';

/** The same texts in Spanish. */
export const people: Record<keyof typeof english, string> = {
  'people.notFound': 'No hay ninguna persona {id}.',
  'people.emailTaken': 'Otra persona tiene la dirección {email}.',
  'people.neverStored': 'Aquí no se guarda nada sobre el estatus migratorio, ni esos números. Por favor, quítelo.',
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
  'people.import.noFile': 'Elija un archivo para importar.',
  'people.import.noOrganization':
    'Todavía no hay ninguna organización. Inicie primero la instalación, o indique una con --organization.',
  'people.import.empty': 'El archivo está vacío. Su primera fila debe tener los nombres de las columnas.',
  'people.import.tooLarge': 'El archivo pasa de 2 GB. Divídalo e importe las partes una tras otra.',
  'people.import.notText':
    'Este no es un archivo de texto. En su hoja de cálculo elija «Guardar como» y después CSV, e importe ese archivo.',
  'people.import.openQuote': 'La fila {row} tiene comillas que nunca se cierran. No se importó nada.',
  'people.import.brokenRow': 'La fila {row} no se puede leer: revise sus comillas. No se importó nada.',
  'people.import.tooManyColumns': 'La fila {row} tiene más de 2,000 columnas. No se importó nada.',
  'people.import.noHeader':
    'La primera fila debe tener los nombres de las columnas, como nombre, apellido, correo, teléfono. No se importó nada.',
  'people.import.noIdentity':
    'Ninguna columna indica un correo, un teléfono, o un nombre con calle y código postal. Las columnas son: {headers}. No se importó nada.',
  'people.import.brokeOff':
    'La importación se interrumpió. Se importaron todas las filas hasta la {row}. Importe otra vez el mismo archivo: nadie se duplica.',
  'people.import.reason.invalid_email': 'La dirección de correo no se puede usar.',
  'people.import.reason.invalid_phone': 'El número de teléfono no se puede usar.',
  'people.import.reason.no_identity':
    'Nada dice quién es: ni correo, ni teléfono con nombre, ni nombre con calle y código postal.',
  'people.import.reason.not_a_person': 'Es una organización.',
  'people.import.reason.invalid_postal_code': 'El código postal no se puede usar; se dejó fuera.',
  'people.import.reason.forbidden_column': 'Esta columna nunca se guarda; se dejó fuera.',
  'people.import.reason.forbidden_value': 'Una celda parece un número migratorio o de seguro social; se dejó fuera.',
  'people.timeline.CREATED': 'Se agregó a la lista',
  'people.timeline.IMPORTED': 'Llegó con una importación',
  'people.timeline.MERGED': 'Una importación agregó datos',
  'people.timeline.EDITED': 'Se cambiaron datos',
  'people.timeline.SIGNED_UP': 'Se inscribió a un evento',
  'people.timeline.SIGN_UP_CANCELLED': 'Canceló una inscripción',
  'people.timeline.MESSAGE_SENT': 'Salió un mensaje',
  'people.timeline.MESSAGE_FAILED': 'Un mensaje no salió',
  'people.timeline.OPTED_OUT': 'Pidió que paremos',
  'people.timeline.CONSENTED': 'Aceptó que le escribamos',
  'people.timeline.WAITLISTED': 'Se anotó en una lista de espera',
  'people.timeline.PROMOTED': 'Pasó de la lista de espera a tener un lugar',
  'people.timeline.SIGNED_PETITION': 'Firmó una petición, aún sin confirmar',
  'people.timeline.SIGNATURE_CONFIRMED': 'Confirmó su firma',
  'people.timeline.SIGNATURE_WITHDRAWN': 'Retiró su firma',
  'people.reveal.spent':
    'Ya mostró {limit} datos en estas 24 horas. Hoy no es posible mostrar más; este intento quedó anotado.',
};
