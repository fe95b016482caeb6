import type { accounts as english } from '../en/accounts.ts';

/** The same texts in Spanish. */
export const accounts: Record<keyof typeof english, string> = {
  'accounts.noUser': 'Nadie entra aquí con esa dirección.',
  'accounts.wrong': 'La dirección de correo o la contraseña no es correcta.',
  'accounts.wrongPassphrase': 'Esta no es la frase de acceso.',
  'accounts.linkUsed':
    'Este enlace ya se usó, se retiró o venció. Pida uno nuevo; el primero lo muestra el inicio del sistema.',
  'accounts.linkOver': 'Este enlace ya se usó o tiene más de diez minutos. Pida uno nuevo.',
  'accounts.fromElsewhere': 'Esto llegó desde otro sitio, por eso no se hizo nada.',
  'accounts.mayNotInvite': 'Con su función puede invitar para coordinación y voluntariado.',
  'accounts.resentLately': 'Esta invitación se envió hace menos de una hora. Espere un poco.',
  'accounts.notYourself': 'Nadie cambia su propio acceso. Puede hacerlo otra persona responsable.',
  'accounts.lastOwner': 'Alguien tiene que quedar como responsable. Nombre antes a otra persona.',
  'accounts.needsPassword':
    'Quien ve datos de personas necesita una contraseña. Esta persona aún no tiene: puede elegirla en Ajustes.',
  'accounts.hasPassword': 'Usted ya tiene una contraseña.',
  'accounts.mayNotGive': 'Solo puede dar y terminar lo que usted tiene.',
  'accounts.sharesNobody': 'Esta función no ve a nadie, así que no se puede dar sobre una parte de las personas.',
  'accounts.roleInUse': 'Alguien tiene esta función. Termine antes sus permisos.',
};
