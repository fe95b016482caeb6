/** Texts of what is entered into the ledger, and decided on. */
export const entry = {
  'entry.incomplete': 'Falta algo o algo no encaja. Todavía no se guardó nada.',
  'entry.ownEntry': 'Usted ingresó esto. Otra persona tiene que decidir.',
  'entry.decided': 'Alguien ya decidió sobre esto, o se retiró.',
  'entry.voteThere': 'La votación nominal de esta moción en este día ya está. Si está mal, primero retírela.',
  'entry.notMembers': '{names} no formaba parte del concejo el {day}. No se guardó nada.',
  'entry.partOfRollCall': 'Este es un nombre de una votación nominal. Retire toda la votación e ingrésela de nuevo.',
  'entry.legistarClosed': 'Este cliente de Legistar está cerrado: pida una clave a la ciudad. No se registró nada.',
  'entry.legistarBroken': 'Legistar no dio una respuesta completa para {path}. No se registró nada.',
  'entry.votedOn': '{vote} en: {matter}',
  'entry.vote.YES': 'Votó a favor',
  'entry.vote.NO': 'Votó en contra',
  'entry.vote.ABSTAIN': 'Se abstuvo',
  'entry.vote.ABSENT': 'No estuvo',
  'entry.vote.EXCUSED': 'Faltó con excusa',
  'entry.vote.NOT_VOTING': 'Estuvo y no votó',
  'entry.vote.RECUSED': 'Se inhibió',
  'entry.vote.PAIRED': 'Compensó su voto',
  'claims.noIncident': 'El registro no tiene ningún incidente {code}.',
  'claims.aboutPerson':
    'Una afirmación trata de un incidente o de una organización. Lo que se alega de una persona se ingresa como evidencia.',
  'entry.correctionThere': 'Alguien ya ingresó una corrección de esta fila.',
};
