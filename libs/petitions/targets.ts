/** The wards that have a seat in the council. */
export const WARDS: readonly number[] = Array.from({ length: 13 }, (_, index) => index + 1);
/** The post of the mayor, as the record names it. */
export const MAYOR = 'post:mpls/mayor';

/** The post of a ward's council member, as the record names it. */
export const postOf = (ward: number): string => `post:mpls-council/ward-${ward}`;

/** Every post to which a petition can go, in the order in which they are named. */
export const TARGETS: readonly string[] = [MAYOR, ...WARDS.map(postOf)];

/** To whom a petition goes. */
export interface Targets {
  readonly mayor: boolean;
  readonly wards: readonly number[];
}

/** The mayor and the wards among the codes of posts. */
export const targetsOf = (codes: readonly string[]): Targets => ({
  mayor: codes.includes(MAYOR),
  wards: WARDS.filter((ward) => codes.includes(postOf(ward))),
});
