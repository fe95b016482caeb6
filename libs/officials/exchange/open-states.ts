import type { CivicReading, Holding } from './holding.ts';
import { listOf, type Loose, textOf } from './loose.ts';
import { personOf } from './popolo.ts';

/** The division of a role: its own, or the ward of its number in the place of its jurisdiction. */
function divisionOf(role: Loose): string | null {
  const [district, jurisdiction] = [textOf(role, 'division') ?? textOf(role, 'district'), textOf(role, 'jurisdiction')];
  if (district?.startsWith('ocd-division/')) return district;
  const [, place] = /^ocd-jurisdiction\/(.+)\/[^/]+$/.exec(jurisdiction ?? '') ?? [];
  if (!place) return null;
  return district ? `ocd-division/${place}/ward:${district.replace(/^ward\s*/i, '')}` : `ocd-division/${place}`;
}

/** Reads one person as the people repository of Open States keeps them. */
export function readOpenStates(file: string, person: Loose): CivicReading {
  const name = textOf(person, 'name');
  if (!name) return { holdings: [], problems: [{ at: file, problem: 'NO_NAME' }] };
  const holdings = listOf(person, 'roles').map((role, index): Holding => {
    const seat = ['legislature', 'lower', 'upper', 'council'].includes(textOf(role, 'type') ?? 'legislature');
    return {
      ...{ at: `${file} roles/${index}`, name, person: personOf(person, 'other_identifiers') },
      ...{ division: divisionOf(role), aside: seat ? null : 'OTHER_ROLE' },
      ...{ starts: role['start_date'], ends: role['end_date'], source: 'Open States people' },
    };
  });
  return { holdings, problems: [] };
}
