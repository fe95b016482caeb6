import type { accounts as english } from '../en/accounts.ts';

/** The same texts in Spanish. */
export const accounts: Record<keyof typeof english, string> = {
  'accounts.wrong': 'La dirección de correo o la contraseña no es correcta.',
  'accounts.linkUsed': 'Este enlace ya se usó o venció. El próximo inicio del sistema muestra uno nuevo.',
};
