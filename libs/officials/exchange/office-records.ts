import type { CivicReading, CouncilSeats, Holding } from './holding.ts';
import { type Loose, textOf } from './loose.ts';
import { folded } from './roster.ts';

/** Whether a document is what Legistar's Web API answers for `officerecords`. */
export const isOfficeRecords = (document: unknown): document is readonly Loose[] =>
  Array.isArray(document) &&
  document.length > 0 &&
  document.every((row) => typeof row === 'object' && row !== null && 'OfficeRecordBodyName' in row);

/** Reads office records of Legistar. They name no division: the ward is taken where the title tells it, and never guessed. */
export function readOfficeRecords(file: string, rows: readonly Loose[], council: CouncilSeats): CivicReading {
  const divisions = new Map([...council.wards].map(([division, ward]) => [ward, division]));
  const holdings: Holding[] = [];
  const problems: CivicReading['problems'][number][] = [];
  for (const [index, row] of rows.entries()) {
    const at = `${file} ${textOf(row, 'OfficeRecordId') ?? index}`;
    const [name, id] = [textOf(row, 'OfficeRecordFullName'), textOf(row, 'OfficeRecordPersonId')];
    if (!name) problems.push({ at, problem: 'NO_NAME' });
    if (!name) continue;
    const ward = Number(/\bward\s*#?(\d{1,2})\b/i.exec(textOf(row, 'OfficeRecordTitle') ?? '')?.[1]);
    const ours = council.names.has(folded(textOf(row, 'OfficeRecordBodyName') ?? ''));
    holdings.push({
      ...{ at, name, person: { id: id ?? name, identifiers: id ? [`legistar:${id}`] : [] } },
      ...{ division: divisions.get(ward) ?? null, aside: ours ? null : 'OTHER_BODY' },
      ...{ starts: row['OfficeRecordStartDate'], ends: row['OfficeRecordEndDate'], source: 'Legistar, office records' },
    });
  }
  return { holdings, problems };
}
