/** Textos de lo que falta ingresar en el registro, y de lo que se retira. */
export const ledger = {
  'entry.actElsewhere':
    'Una autoría o un acto oficial se ingresa con su asunto: en Asuntos elija «Ingresar autoría, firma o veto». No se guardó nada.',
  'entry.actNotByCorrection':
    'Nada se convierte en autoría ni en acto oficial por una corrección. Retire esta fila y en Asuntos elija «Ingresar autoría, firma o veto».',
  'console.matters.by': 'A más tardar el {day}',
  'console.matters.bundled': 'Vino con el registro',
  'replies.gone': 'No existe esa respuesta, o ya se retiró.',
  'console.replies.retract': 'Retirar',
  'console.replies.retractTitle': '¿Retirar esta respuesta?',
  'console.replies.retractText':
    'Sale de inmediato de la página pública y queda aquí con su motivo. Una acusación que solo se publicó por ella también sale de la página.',
  'console.replies.retracted': 'Retirada',
  'console.replies.retractedBy': '{name}, {date}: {reason}',
  'console.replies.somebody': 'Alguien',
  'console.entry.claim': 'Una afirmación: se muestra junto a las demás y nunca es prueba',
  'ways.assessed': 'Esta cláusula ya se evaluó para esta demanda. Espere a que se decida, o pida antes que se rechace.',
  'ways.leverThere': 'Esta vía ya está: la misma demanda, por el mismo medio y con quien decide.',
  'ways.ruleOfBody': 'Una regla de votos es de un órgano. Elija el órgano que vota o deje la regla vacía.',
  'ways.tooMany': '{needed} votos son más que los {seats} escaños. Revise los dos números.',
  'ways.nameThere': '{name} ya está en el registro. Elija su nombre de la lista, para que nadie esté dos veces.',
  'ways.mainCouncil':
    'Los escaños de este concejo están en el registro. Quién los ocupa llega con la lista de cargos o se confirma en la página Concejo.',
  'ways.seatThere': 'El escaño {number} de este órgano ya está. Ponga otro número o déjelo vacío.',
  'ways.tooManySeats': 'Este órgano tendría tantos escaños numerados como el concejo. Deje el número vacío.',
} as const;
