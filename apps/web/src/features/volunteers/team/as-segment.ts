const BANDS = ['MORNING', 'AFTERNOON', 'EVENING'];

/** What volunteers are narrowed to. */
export interface Filter {
  readonly skillId: string | null;
  readonly level: 'LEARN' | 'CAN' | 'LEAD' | null;
  readonly availability: string[];
  readonly language: string | null;
}

const did = (kind: string, some: object = {}) => ({ did: { kind, what: 'DID', id: null, ...some } });

/** The id under which segments know a part of a day, `6:EVENING`: its bit in the last two digits. */
function partId(part: string): string {
  const [day, band = ''] = part.split(':');
  const bit = (Number(day) - 1) * BANDS.length + BANDS.indexOf(band);
  return `00000000-0000-4000-8000-0000000000${bit.toString(16).padStart(2, '0')}`;
}

/** The volunteers who fit, as a segment. */
export function asSegment({ skillId, level, availability, language }: Filter): object {
  const what = level && level !== 'LEARN' ? level : 'DID';
  const parts = [
    did('volunteer'),
    ...(skillId ? [did('skill', { what, id: skillId })] : []),
    ...availability.map((part) => did('availability', { id: partId(part) })),
    ...(language ? [{ languages: [language] }] : []),
    { not: { is: 'DECEASED' } },
  ];
  return { where: { all: parts } };
}
