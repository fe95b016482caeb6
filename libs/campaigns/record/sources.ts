import type { Source } from '../source.entity.ts';
import { range, type Rows, unknownDate, year } from './data.ts';

/** What the record rests on. No text prints its own date; none is linked, as no address is known to hold just that text. */
export const SOURCES = {
  'src:000': {
    publisher: 'Fight Back! News',
    kind: 'MOVEMENT_NEWS',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'Reliable for what it quotes; its narration takes sides.',
    published: range('2025-11-14', null, {
      yearInferred: true,
      note: 'Not printed. It reports on the press conference of November 14.',
    }),
  },
  'src:001': {
    publisher: 'WCCO Radio (Audacy)',
    kind: 'LOCAL_NEWS',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'Local news, with the written answers of the City.',
    published: range('2025-06-04', '2025-09-22', {
      yearInferred: true,
      note: 'Not printed. It follows the incident of June 3 and the audit: summer of 2025.',
    }),
  },
  'src:002': {
    publisher: 'MinnPost',
    kind: 'LOCAL_NEWS',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'Local news with named speakers.',
    published: range('2025-12-20', null, {
      yearInferred: true,
      note: 'Not printed. The latest day that it tells of is December 20.',
    }),
  },
  'src:003': {
    publisher: 'Unnamed aggregator page',
    kind: 'AGGREGATOR',
    language: 'en',
    reliability: 'LOW',
    reliabilityNote: 'General text around one FOX 9 tweet; only the tweet can be checked.',
    published: range('2025-06-24', null, { note: 'Not printed. The tweet in it is dated June 24, 2025.' }),
  },
  'src:004': {
    publisher: 'Platform page of a candidate for mayor',
    kind: 'CANDIDATE_PAGE',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote:
      'Reliable for what the candidate promised; advocacy for all else. The page does not name the candidate.',
    published: range('2017-09-07', null, {
      yearInferred: true,
      note: 'Not printed. The newest work that it cites is of September 7, 2017; Sheriff Stanek was in office.',
    }),
  },
  'src:ocd': {
    publisher: 'Open Civic Data',
    title: 'Division identifiers of the United States (opencivicdata/ocd-division-ids, commit 7080566)',
    kind: 'REFERENCE',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'The registry itself.',
    published: unknownDate(),
  },
  'src:mpls-agenda': {
    publisher: 'City of Minneapolis',
    title: 'Agenda of the City Council, with the votes that each class of matter needs',
    url: 'https://lims.minneapolismn.gov/Agenda/Council/2337',
    kind: 'REFERENCE',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'Printed on every agenda of the council.',
    published: year(2021),
  },
  'src:mpls-charter-amendment': {
    publisher: 'City of Minneapolis',
    title: 'How the charter is amended',
    url: 'http://www2.minneapolismn.gov/charter/amendment-process',
    kind: 'REFERENCE',
    language: 'en',
    reliability: 'HIGH',
    reliabilityNote: 'The City about its own charter.',
    published: unknownDate(),
  },
  'src:stpaul-charter': {
    publisher: 'City of Saint Paul',
    title: 'File that amended chapter 6 of the charter',
    url: 'http://stpdocs.stpaul.gov/Weblink8CityClerk/DocView.aspx?dbid=0&id=4539&repo=CityClerk',
    kind: 'REFERENCE',
    language: 'en',
    reliability: 'MEDIUM',
    reliabilityNote: 'A file of 1998; the charter of today may say otherwise.',
    published: year(1998),
  },
  'src:hennepin-board': {
    publisher: 'Hennepin County',
    title: 'Board action 22-0146',
    url: 'https://hennepin.novusagenda.com/agendapublic/CoverSheet.aspx?ItemID=13683&MeetingID=1318',
    kind: 'REFERENCE',
    language: 'en',
    reliability: 'MEDIUM',
    reliabilityNote: 'The majority of seven is our own arithmetic.',
    published: unknownDate(),
  },
  'src:notes': {
    publisher: 'The makers of this record',
    title: 'Working notes on offices and terms, for the installation to check',
    kind: 'OTHER',
    language: 'en',
    reliability: 'MEDIUM',
    reliabilityNote: 'General knowledge of the offices, not read in a report.',
    published: unknownDate(),
  },
} satisfies Rows<Source>;
/** The sources of the record. */
export type SourceCode = keyof typeof SOURCES;
