import type { Document, DocumentClause } from '../document.entity.ts';
import { at, QUOTED } from './cite.ts';
import { day, range, type Rows, unknownDate, year } from './data.ts';

const DEC_11 = day('2025-12-11', { text: 'Dec. 11', yearInferred: true, note: 'The source prints no year.' });

/** The documents that the record names. */
export const DOCUMENTS = {
  'doc:ord-2003': {
    ...at('src:004', 8),
    kind: 'ORDINANCE',
    state: 'REPLACED',
    bodyCode: 'org:mpls-council',
    titleEn: 'Separation ordinance of Minneapolis',
    titleEs: 'Ordenanza de separación de Minneapolis',
    date: year(2003, { text: '2003' }),
    textEn: 'The first ordinance that keeps city police apart from federal immigration enforcement.',
    textEs: 'La primera ordenanza que separa a la policía municipal de la aplicación federal de inmigración.',
  },
  'doc:ord-2004-sp': {
    ...at('src:002', 23),
    kind: 'ORDINANCE',
    state: 'IN_FORCE',
    titleEn: 'Separation ordinance of Saint Paul',
    titleEs: 'Ordenanza de separación de Saint Paul',
    bodyCode: 'org:stpaul-council',
    date: year(2004, { text: '2004' }),
    textEn: 'Saint Paul’s own ordinance of separation.',
    textEs: 'La ordenanza de separación propia de Saint Paul.',
  },
  'doc:ord-2025': {
    ...at('src:002', 7),
    kind: 'ORDINANCE',
    state: 'IN_FORCE',
    bodyCode: 'org:mpls-council',
    titleEn: 'Revised separation ordinance of Minneapolis',
    titleEs: 'Ordenanza de separación revisada de Minneapolis',
    date: DEC_11,
    textEn: 'The revision that the council passed in December 2025.',
    textEs: 'La revisión que el concejo aprobó en diciembre de 2025.',
  },
  'doc:eo-dec3': {
    ...at('src:002', 16),
    kind: 'EXECUTIVE_ORDER',
    state: 'PUBLISHED',
    bodyCode: 'org:mpls',
    titleEn: 'Executive order on city parking property',
    titleEs: 'Orden ejecutiva sobre estacionamientos municipales',
    date: day('2025-12-03', { text: 'Dec. 3', yearInferred: true, note: 'The source prints no year.' }),
    textEn: 'The mayor bars immigration enforcement from gathering on the city’s lots, ramps and garages.',
    textEs: 'La alcaldía prohíbe usar lotes, rampas y garajes de la ciudad para operativos de inmigración.',
  },
  'doc:audit': {
    ...at('src:001', 27),
    kind: 'AUDIT',
    state: 'PUBLISHED',
    bodyCode: 'org:auditor',
    titleEn: 'City audit of June 3',
    titleEs: 'Auditoría municipal del 3 de junio',
    date: range('2025-06-04', '2025-09-22', {
      yearInferred: true,
      note: 'After the incident and before the article. Outside reports point at 2025-08-05.',
    }),
    textEn: 'The city auditor looked into what the police did on June 3.',
    textEs: 'La auditoría de la ciudad examinó qué hizo la policía el 3 de junio.',
  },
  'doc:contract-last': {
    ...at('src:000', 18),
    kind: 'CONTRACT',
    state: 'NOT_STATED',
    bodyCode: 'org:mpls',
    titleEn: 'Last police contract',
    titleEs: 'Último contrato policial',
    date: unknownDate(),
    textEn: 'An ally says it raised pay by 21.7% and asked no stricter discipline in return.',
    textEs: 'Una organización aliada dice que subió el pago un 21.7% sin exigir más disciplina.',
  },
  'doc:contract-new': {
    ...at('src:000', 19),
    kind: 'CONTRACT',
    state: 'NEGOTIATED',
    bodyCode: 'org:mpls',
    titleEn: 'Next police contract',
    titleEs: 'Próximo contrato policial',
    date: unknownDate({ note: 'Under negotiation in November 2025.' }),
    textEn: 'The contract that was being negotiated in November 2025: the decision to win.',
    textEs: 'El contrato que se negociaba en noviembre de 2025: la decisión que hay que ganar.',
  },
  'rule:both-cities': {
    ...at('src:002', 4),
    kind: 'RULE',
    state: 'IN_FORCE',
    titleEn: 'Rules of both cities',
    titleEs: 'Reglas de ambas ciudades',
    date: unknownDate(),
    textEn: 'Minneapolis and Saint Paul each bar their police from helping to enforce immigration law.',
    textEs: 'Minneapolis y Saint Paul prohíben que su policía ayude a aplicar leyes de inmigración.',
  },
  'doc:ref-1': {
    ...at('src:004', 43),
    kind: 'REFERENCE',
    state: 'PUBLISHED',
    bodyCode: 'org:aclu',
    titleEn: 'ACLU briefing paper on a suit against DHS',
    titleEs: 'Informe de la ACLU sobre una demanda contra DHS',
    date: unknownDate(),
    textEn: 'Cited by the platform page of 2017.',
    textEs: 'Citado por la página de la plataforma de 2017.',
  },
  'doc:ref-2': {
    ...at('src:004', 45),
    kind: 'REFERENCE',
    state: 'PUBLISHED',
    titleEn: 'Article of The Nation on health care in California',
    titleEs: 'Artículo de The Nation sobre la salud en California',
    date: day('2017-03-15', { text: '15 March 2017' }),
    textEn: 'Cited by the platform page of 2017.',
    textEs: 'Citado por la página de la plataforma de 2017.',
  },
  'doc:ref-3': {
    ...at('src:004', 47),
    kind: 'REFERENCE',
    state: 'PUBLISHED',
    titleEn: 'Article of Teen Vogue on teenagers against CVE',
    titleEs: 'Artículo de Teen Vogue sobre jóvenes contra CVE',
    date: day('2017-09-07', { text: '7 September 2017' }),
    textEn: 'The newest work that the platform page cites, and so what dates the page.',
    textEs: 'La obra más reciente que cita la página; por ella se le pone fecha.',
  },
  'doc:ref-4': {
    ...at('src:004', 49),
    kind: 'REFERENCE',
    state: 'PUBLISHED',
    titleEn: 'Article of The Next City on municipal IDs',
    titleEs: 'Artículo de The Next City sobre identificaciones municipales',
    date: day('2017-03-13', { text: '13 March 2017' }),
    textEn: 'Cited by the platform page of 2017.',
    textEs: 'Citado por la página de la plataforma de 2017.',
  },
  'doc:ref-5': {
    ...at('src:004', 51),
    kind: 'REFERENCE',
    state: 'PUBLISHED',
    bodyCode: 'org:mirac',
    titleEn: 'Sanctuary Now! Platform',
    titleEs: 'Plataforma Sanctuary Now!',
    date: year(2017, { note: 'The page that cites it is of 2017.', yearInferred: true }),
    textEn: 'MIRAC’s own platform of 2017, which the candidate endorsed.',
    textEs: 'La plataforma de 2017 de MIRAC, que la candidatura respaldó.',
  },
} satisfies Rows<Document>;

/** What stands in them, as far as the record tells. */
export const CLAUSES = {
  'doc:ord-2025/resources': {
    ...at('src:002', 13, QUOTED),
    documentCode: 'doc:ord-2025',
    kind: 'CLAUSE',
    textEn:
      'City resources are now defined: buildings, money and equipment, and also data and technology such as plate readers.',
    textEs:
      'Ahora se definen los recursos de la ciudad: edificios, dinero y equipo, y también datos y tecnología como lectores de placas.',
  },
  'doc:ord-2025/purpose': {
    ...at('src:002', 14),
    documentCode: 'doc:ord-2025',
    kind: 'CLAUSE',
    textEn:
      'The ordinance explains why: helping wastes what the city has, and makes immigrants afraid to call the police.',
    textEs:
      'La ordenanza explica por qué: ayudar malgasta recursos y hace que personas inmigrantes teman llamar a la policía.',
  },
  'doc:ord-2025/exception': {
    ...at('src:002', 17),
    documentCode: 'doc:ord-2025',
    kind: 'CLAUSE',
    textEn:
      'Help with criminal investigations stays allowed. Where immigration comes into one, the police must report on it publicly.',
    textEs:
      'Se permite ayudar en investigaciones penales. Si aparece un asunto migratorio, la policía debe informarlo públicamente.',
  },
  'doc:discipline-clause': {
    ...at('src:001', 59, QUOTED),
    documentCode: 'doc:ord-2003',
    kind: 'CLAUSE',
    textEn: 'Employees who break the ordinance face discipline under their contract, civil service or work rules.',
    textEs: 'El personal que viole la ordenanza enfrenta disciplina según su contrato o las reglas de trabajo.',
  },
  'doc:audit/finding': {
    ...at('src:002', 11),
    documentCode: 'doc:audit',
    kind: 'FINDING',
    textEn: 'The audit found no breach by the police. It also found the ordinance out of date and advised changes.',
    textEs:
      'La auditoría no halló violación de la policía. También halló la ordenanza desactualizada y aconsejó cambios.',
  },
  'doc:audit/finding-b': {
    ...at('src:001', 29),
    documentCode: 'doc:audit',
    kind: 'FINDING',
    textEn: 'As another report tells it, the audit saw no city ordinance broken.',
    textEs: 'Según otro reportaje, la auditoría no vio violada ninguna ordenanza de la ciudad.',
  },
} satisfies Rows<DocumentClause>;
