import type { duplicates as english } from '../en/duplicates.ts';

/** The same texts in Spanish. */
export const duplicates: Record<keyof typeof english, string> = {
  'people.merge.same': 'Elija a dos personas distintas.',
  'people.merge.gone': 'Una de las dos ya no está aquí, o usted no puede verla. Vuelva a cargar la página.',
  'people.merge.noMerge': 'Esta unión no existe.',
  'people.merge.undone': 'Esta unión ya se deshizo.',
  'people.merge.closed': 'Una unión se puede deshacer durante {days} días. Esta es más antigua.',
  'people.merge.laterFirst': 'Esta persona se unió con otra después. Deshaga primero esa unión.',
  'people.duplicates.noPair': 'Este par ya no está aquí: alguien decidió sobre él.',
  'people.duplicates.reason.EMAIL_SAME': 'El mismo correo electrónico',
  'people.duplicates.reason.EMAIL_SLIP': 'Correos que difieren en una letra',
  'people.duplicates.reason.PHONE_SHARED': 'El mismo teléfono',
  'people.duplicates.reason.ADDRESS_SAME': 'La misma calle y el mismo código postal',
  'people.duplicates.reason.NAME_SAME': 'El mismo nombre',
  'people.duplicates.reason.NAME_ORDER': 'El mismo nombre en otro orden',
  'people.duplicates.reason.NAME_SLIP': 'Nombres que difieren en una o dos letras',
  'people.duplicates.reason.NAME_VARIANT': 'Dos maneras de escribir un nombre',
  'people.duplicates.reason.NAME_SURNAMES': 'Un apellido de dos',
  'people.duplicates.reason.NAME_SHORT': 'Un nombre abreviado',
  'people.duplicates.reason.NAME_NICK': 'Un apodo',
  'people.duplicates.reason.NAME_MISSING': 'Falta el nombre en un lado',
};
