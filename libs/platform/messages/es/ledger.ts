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
} as const;
