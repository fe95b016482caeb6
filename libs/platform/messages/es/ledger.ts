/** Textos de lo que falta ingresar en el registro, y de lo que se retira. */
export const ledger = {
  'entry.actElsewhere':
    'Una autoría o un acto oficial se ingresa con su asunto: en Asuntos elija «Ingresar autoría, firma o veto». No se guardó nada.',
  'entry.actNotByCorrection':
    'Nada se convierte en autoría ni en acto oficial por una corrección. Retire esta fila y en Asuntos elija «Ingresar autoría, firma o veto».',
  'console.matters.by': 'A más tardar el {day}',
  'console.matters.bundled': 'Vino con el registro',
} as const;
