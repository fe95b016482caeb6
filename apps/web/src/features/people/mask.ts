/** The last two digits of a number. Masking what is masked already changes nothing. */
export const maskPhone = (phone: string): string => `•••-••${phone.replace(/[^\d]/g, '').slice(-2) || '••'}`;

/** The first letter of an address and the last part of its domain. */
export const maskEmail = (email: string): string => email.replace(/^(.).*@.*(\.[^.]*)$/, '$1…@…$2');

/** A number as people write it where it is from: (612) 555-0112; others keep their country code. */
export const spellPhone = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
