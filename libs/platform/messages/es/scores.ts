import type { scores as english } from '../en/scores.ts';

/** The same texts in Spanish. */
export const scores: Record<keyof typeof english, string> = {
  'scores.title': 'Puntuación de votos',
  'scores.rule':
    'Solo cuentan los votos sobre la propia exigencia mientras ocupaba un escaño. Una ausencia no suma nada y suaviza las palabras. Un número requiere tres votos.',
  'scores.agreement': '{percent} % de acuerdo',
  'scores.could': 'Pudo votar en {could} de {of}; ausencias: {absent}.',
  'scores.words.NO_VOTE': 'Ningún voto emitido',
  'scores.words.ONE_FOR': 'Votó a favor',
  'scores.words.ONE_AGAINST': 'Votó en contra',
  'scores.words.ONE_ABSTAINED': 'Se abstuvo',
  'scores.words.CONSISTENTLY_FOR': 'Votó siempre a favor',
  'scores.words.ALMOST_ALWAYS_FOR': 'Votó casi siempre a favor',
  'scores.words.GENERALLY_FOR': 'Votó por lo general a favor',
  'scores.words.MIXTURE': 'Una mezcla de votos a favor y en contra',
  'scores.words.GENERALLY_AGAINST': 'Votó por lo general en contra',
  'scores.words.ALMOST_ALWAYS_AGAINST': 'Votó casi siempre en contra',
  'scores.words.CONSISTENTLY_AGAINST': 'Votó siempre en contra',
  'console.scores.show': 'Mostrar una puntuación',
  'console.scores.hide': 'Ocultar la puntuación',
  'console.scores.none': 'Todavía no hay ninguna votación nominal en la que basar una puntuación.',
  'console.scores.setting': 'Puntuaciones en las páginas públicas',
  'console.scores.settingText':
    'En la página pública de cada autoridad aparece una puntuación, con sus palabras y cada voto en que se basa. Está apagada mientras usted no la encienda.',
  'console.scores.isOn': 'Encendida',
  'console.scores.isOff': 'Apagada',
  'console.scores.on': 'Mostrar puntuaciones al público',
  'console.scores.off': 'Quitar las puntuaciones de las páginas públicas',
  'console.scores.notDone': 'No se cambió nada.',
};
