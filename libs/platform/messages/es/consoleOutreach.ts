import type { consoleOutreach as english } from '../en/consoleOutreach.ts';

/** The same texts in Spanish. */
export const consoleOutreach: Record<keyof typeof english, string> = {
  'console.outreach.title': 'Mensajes',
  'console.outreach.lede': 'Lo que el sistema ha escrito a la gente',
  'console.outreach.local': 'Nada sale de esta máquina.',
  'console.outreach.localText':
    'No hay servidor de correo, así que cada correo queda aquí y no llega a nadie. Los recordatorios y confirmaciones, igual.',
  'console.outreach.localHow':
    'Para enviar correo, ponga {setting} en el entorno y vuelva a iniciar; por ejemplo, {example}.',
  'console.outreach.sent': 'El correo sale por el servidor de correo de esta instalación.',
  'console.outreach.sentText': 'Este buzón solo guarda correos de antes de tener un servidor.',
  'console.outreach.messages': 'Qué pasó con los mensajes',
  'console.outreach.none': 'Aún no se ha escrito ningún mensaje.',
  'console.outreach.total_one': '{count} mensaje',
  'console.outreach.total_other': '{count} mensajes',
  'console.outreach.bar': 'Mensajes: {counts}',
  'console.outreach.count.QUEUED_one': '{count} espera su hora',
  'console.outreach.count.QUEUED_other': '{count} esperan su hora',
  'console.outreach.count.SENDING_one': '{count} está saliendo',
  'console.outreach.count.SENDING_other': '{count} están saliendo',
  'console.outreach.count.ACCEPTED_one': '{count} aceptado por el servidor de correo',
  'console.outreach.count.ACCEPTED_other': '{count} aceptados por el servidor de correo',
  'console.outreach.count.REJECTED_one': '{count} rechazado; no salió',
  'console.outreach.count.REJECTED_other': '{count} rechazados; no salieron',
  'console.outreach.count.UNKNOWN_one': '{count} pudo haber llegado o no',
  'console.outreach.count.UNKNOWN_other': '{count} pudieron haber llegado o no',
  'console.outreach.count.CANCELLED_one': '{count} retirado antes de salir',
  'console.outreach.count.CANCELLED_other': '{count} retirados antes de salir',
  'console.outreach.why.UNKNOWN':
    'La conexión se cortó después de entregar el texto. No se vuelve a enviar por sí solo, para que nadie lo reciba dos veces.',
  'console.outreach.mailbox': 'Buzón',
  'console.outreach.mails': 'Correos, el más nuevo primero',
  'console.outreach.empty': 'Aún no hay correos',
  'console.outreach.emptyText':
    'Cuando alguien se inscribe a un evento, aquí aparece la confirmación con su archivo de calendario.',
  'console.outreach.toEvents': 'Ir a los eventos',
  'console.outreach.to': 'Para {address}',
  'console.outreach.files_one': '{count} archivo',
  'console.outreach.files_other': '{count} archivos',
  'console.outreach.mail': 'Correo',
  'console.outreach.close': 'Cerrar el correo',
  'console.outreach.attachments': 'Archivos de este correo',
  'console.outreach.download': 'Descargar {name}',
  'console.outreach.show': 'Mostrar como texto',
  'console.outreach.missing': 'Este correo no está en la lista',
  'console.outreach.missingText': 'Puede ser anterior a los que se muestran. Muestre correos anteriores para hallarlo.',
};
