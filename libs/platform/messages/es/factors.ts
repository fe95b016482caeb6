import type { factors as english } from '../en/factors.ts';

/** The same texts in Spanish. */
export const factors: Record<keyof typeof english, string> = {
  'accounts.stepUp': 'Confirme que es usted. Todavía no se hizo nada.',
  'accounts.passkeyWrong': 'Aquí no se conoce esta llave de acceso, o pasó demasiado tiempo. Inténtelo de nuevo.',
  'accounts.passkeyNotMade': 'La llave de acceso no se creó, o pasó demasiado tiempo. Inténtelo de nuevo.',
  'accounts.codeWrong': 'Este código no es correcto o ya se usó. Espere el siguiente.',
  'accounts.codeField': 'no es correcto',
  'accounts.lastFactor': 'Es lo último con que usted entra además de la contraseña. Agregue antes otra cosa.',
  'accounts.secondPerson': 'Tiene que aceptar otra persona: ni quien lo pidió ni la persona misma.',
  'accounts.resetApproved': 'Esto ya lo decidieron dos personas.',
  'accounts.passwordCommon':
    'es una de las que se prueban para adivinar: palabras comunes, filas de teclas o el nombre de la organización. Use varias palabras que no tengan nada que ver entre sí',
  'mail.factorReset.subject': 'Se van a quitar sus llaves de acceso y códigos: {organization}',
  'mail.factorReset.lead': '{asked} y {approved} lo decidieron en conjunto, porque usted los perdió.',
  'mail.factorReset.due': 'Será a esta hora: {time}. Después usted entra con su contraseña y los prepara de nuevo.',
  'mail.factorReset.not': 'Si no los perdió, entre y consérvelos antes de esa hora: {url}',
};
