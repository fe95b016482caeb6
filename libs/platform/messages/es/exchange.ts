import type { exchange as english } from '../en/exchange.ts';

/** The same texts in Spanish. */
export const exchange: Record<keyof typeof english, string> = {
  'people.import.longCard':
    'Una línea de este archivo es más larga que en cualquier tarjeta de contacto. No se importó nada.',
  'people.import.brokenCard':
    'La tarjeta {row} se corta: el archivo no está completo. Vuelva a exportarlo. No se importó nada.',
  'people.import.brokenSheet':
    'Esta hoja de cálculo no se puede leer. En su hoja de cálculo, elija «Guardar como», después CSV, e importe ese archivo.',
  'people.import.lockedSheet':
    'Esta hoja de cálculo tiene contraseña o es de un tipo antiguo. En su hoja de cálculo, elija «Guardar como», después CSV, e importe ese archivo.',
  'people.import.sheetTooLarge':
    'Esta hoja de cálculo ocupa, descomprimida, mucho más que una lista de personas. En su hoja de cálculo, elija «Guardar como», después CSV, e importe ese archivo.',
  'people.import.fileGone': 'El archivo ya no se guarda aquí. Elíjalo de nuevo.',
  'people.import.notNow': 'La importación ya está en otro punto. Vuelva a mirarla.',
  'people.import.brokeOffHere':
    'La importación se interrumpió. Se importaron todas las filas hasta la fila {row}. Continúe: no se duplica a nadie.',
  'people.import.reason.no_key': 'No tiene nada de lo que distingue a las personas en esta importación.',
  'exchange.rows.row': 'Fila',
  'exchange.rows.fate': 'Qué pasó con ella',
  'exchange.rows.why': 'Por qué',
  'exchange.rows.broken':
    'Línea {line} del archivo, carácter {sign}: hay una comilla donde no puede haberla, o una que no se cierra. Quítela e importe el archivo otra vez; o ponga entre comillas toda la celda y duplique cada una de las de dentro.',
  'exchange.rows.brokenLines':
    'Una comilla está mal en la línea {line} del archivo, carácter {sign}: no se puede decir dónde termina su celda, así que no se leyó nada hasta la línea {last}. Duplique cada comilla dentro de esa celda e importe el archivo otra vez.',
  'exchange.fate.created': 'Persona nueva',
  'exchange.fate.updated': 'Unida',
  'exchange.fate.unchanged': 'Nada nuevo',
  'exchange.fate.rejected': 'Rechazada',
  'console.may.people.export': 'exportar las personas que ven',
  'exchange.export.oneOf': 'Diga una sola cosa: una búsqueda, un segmento, una lista o personas elegidas.',
  'exchange.export.nobody': 'No hay nadie para exportar.',
  'exchange.export.tooMany': 'Una hoja de cálculo tiene un millón de filas como máximo. Exporte en CSV.',
  'exchange.export.signIn': 'Solo quien inició sesión puede exportar personas.',
  'exchange.hours.id': 'Persona',
  'exchange.hours.name': 'Nombre',
  'exchange.hours.hours': 'Horas',
  'exchange.hours.entries': 'Anotaciones',
  'exchange.card.stopped': 'Pidió que no se le escriba por: {channels}',
  'exchange.channel.EMAIL': 'correo',
  'exchange.channel.SMS': 'mensajes de texto a muchos',
  'exchange.channel.SMS_PERSON': 'mensajes de texto personales',
  'exchange.channel.PHONE': 'llamadas',
  'exchange.channel.ALL': 'ningún medio',
  'exchange.hours.erased': 'Personas que se borraron',
};
