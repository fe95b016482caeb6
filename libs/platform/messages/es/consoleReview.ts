import type { consoleReview as english } from '../en/consoleReview.ts';

/** The same texts in Spanish. */
export const consoleReview: Record<keyof typeof english, string> = {
  'console.review.count': 'Lo han confirmado {count} de {needed} personas.',
  'console.review.names': 'Con confirmación de {names}.',
  'console.review.mine': 'Usted ya lo confirmó. Falta que otra persona lo confirme.',
  'console.review.ask':
    'Si usted comparó el registro con sus fuentes, confírmelo. Aquí se guarda su nombre, y la página pública dice que una persona responde por él.',
  'console.review.confirm': 'Confirmar la versión {version}',
  'console.review.notDone': 'No se confirmó, y nada cambió.',

  'console.review.spanish':
    'Lea el español junto al inglés. Aprobar vale para todos los textos en español de la versión {version}, aquí y en las páginas públicas.',
  'console.review.spanishNext': 'Una versión posterior del registro vuelve a ser un borrador.',
  'console.review.spanishWho': 'Pueden aprobarlo quienes coordinan o son titulares.',
  'console.review.approve': 'Aprobar el español de la versión {version}',
  'console.review.approved': 'El español de la versión {version} está aprobado.',
  'console.review.notApproved': 'No se aprobó, y nada cambió.',

  'console.review.holder': '¿Quién ocupa este escaño?',
  'console.review.holderText':
    'Si una fuente oficial dice que {name} aún lo ocupa, confírmelo. Entonces el escaño muestra lo que el registro sabe.',
  'console.review.holderStale': 'Las palabras de un período anterior se muestran como “por confirmar”.',
  'console.review.holderDay': 'Visto en una fuente oficial el',
  'console.review.holderDayHint': 'Después del {closing}, y hoy a más tardar.',
  'console.review.holderDayWrong': 'Elija un día después del {closing}, y hoy a más tardar.',
  'console.review.holderConfirm': 'Confirmar a {name}',
  'console.review.holderSince': 'Escaño confirmado el {date}.',
  'console.review.holderAgain': 'Corregir el día',
};
