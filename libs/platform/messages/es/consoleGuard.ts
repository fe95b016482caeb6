import type { consoleGuard as english } from '../en/consoleGuard.ts';

/** The same texts in Spanish. */
export const consoleGuard: Record<keyof typeof english, string> = {
  'console.guard.title': 'Por favor, mire esto antes de guardar',
  'console.guard.about':
    'Estas palabras podrían decir el estatus migratorio de alguien. No guardamos eso de nadie. Todavía no se guardó nada.',
  'console.guard.mustGo': 'Un número así nunca se guarda. Hay que quitarlo. Todavía no se guardó nada.',
  'console.guard.where': '{kind}, en «{field}».',
  'console.guard.show': 'Mostrar dónde',
  'console.guard.takeOut': 'Quitarlo',
  'console.guard.keep': 'Dejarlo: no dice el estatus de nadie',
  'console.guard.kind.A_NUMBER': 'El número de un expediente migratorio',
  'console.guard.kind.SSN': 'Un número de seguro social o de contribuyente',
  'console.guard.kind.STATUS': 'Palabras sobre el estatus o la ciudadanía',
  'console.guard.kind.PAPERS': 'Palabras sobre una visa, un permiso o papeles',
  'console.guard.kind.ORIGIN': 'Palabras sobre dónde nació alguien',
  'console.guard.kind.CASE': 'Palabras sobre asilo, un tribunal o una detención',
  'console.help.guard': '¿Por qué pregunta por lo que escribí?',
  'console.help.guardAnswer':
    'Nunca guardamos el estatus migratorio. Por eso se revisan las notas y las tareas antes de guardarlas: se buscan números, y palabras en inglés, español, somalí y hmong. Dice dónde está y lo quita con un toque. Si las palabras son una falsa alarma, puede dejarlas; los números, nunca. Lo que se encontró no se anota en ninguna parte. Ninguna persona de lengua materna ha revisado todavía las listas de palabras; por favor, mire usted también.',
};
