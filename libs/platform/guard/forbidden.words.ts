/** What kind of thing a text tells that is never stored; the numbers are told apart from words, which may be false alarms. */
export enum ForbiddenKind {
  /** The number of an immigration file. */
  A_NUMBER = 'A_NUMBER',
  /** A social security or taxpayer number. */
  SSN = 'SSN',
  /** Whether somebody may be here, or is a citizen. */
  STATUS = 'STATUS',
  /** A visa, a green card, a work permit, DACA, TPS, a passport. */
  PAPERS = 'PAPERS',
  /** Where somebody was born, or what they are a national of. */
  ORIGIN = 'ORIGIN',
  /** Asylum, a court, detention or deportation of somebody. */
  CASE = 'CASE',
}
type Words = Partial<Record<ForbiddenKind, readonly string[]>>;

/**
 * Words that tell of somebody's immigration status, or of what stands in for it, by language. They are patterns over the
 * folded text (small letters, no accents); a space stands for any space, and each begins and ends at the edge of a word.
 *
 * NO NATIVE SPEAKER HAS REVIEWED ANY OF THESE LISTS YET: `reviewed` says so for each, and the console's help shows it.
 * What concerns many people and nobody (a law, a rally, a newspaper) is left out as far as words can tell.
 */
export const WORD_LISTS: Readonly<
  Record<'en' | 'es' | 'so' | 'hmn', { readonly reviewed: boolean; readonly words: Words }>
> = {
  en: {
    reviewed: false,
    words: {
      STATUS: [
        'undoc(?:umented)?',
        '(?:illegal|unauthorized|irregular) (?:immigrant|migrant|alien)s?',
        "(?:without|no|lost (?:his|her|their)|(?:has|have|had) no|(?:does not|doesn't|do not|don't) have(?: any)?) (?:immigration |legal )?papers(?! (?:needed|required|to|for))",
        '(?:out of|lost|loses?|has no|no|without) (?:legal )?status',
        '(?:immigration|citizenship|migratory|residency) status',
        '(?:his|her|their|my|legal) status (?:is|here|expired|ran out|was)',
        'overstay(?:ed|ing|s)?',
        '(?:here|came|crossed|entered|living here) illegally|not (?:here )?legal(?:ly)?',
        '(?:crossed|came over|came across) the border',
        '(?:non|not an?|is an?|is a us|am an?|became an?|becoming an?|now an?|not yet an?)[ -]*(?:us |u\\.s\\. |american |naturalized )?citizens?',
        '(?:applied|applying|waiting|waits|test|exam|interview|papers) for (?:us )?citizenship',
        '(?:lawful|legal|permanent|conditional) (?:permanent )?residen(?:t|ts|cy)|lpr',
        'naturalized|naturalization (?:test|interview|exam)',
        'mixed[ -]status',
      ],
      PAPERS: [
        'daca(?:mented)?|dreamer|deferred action',
        'tps|temporary protected status',
        'green ?cards?',
        '(?:[hjfoulr]-?[124][ab]?|u|student|tourist|work|travel|fiance|family|expired|his|her|their|my) visas?',
        'visas? (?:expired|expires|ran out|runs out|application|appointment|overstay|holder|denied|sponsor)|on an? (?:\\w+ )?visa',
        '(?:work|employment) (?:permit|authorization)s?',
        '(?:his|her|their|my|an?|no|expired|took (?:his|her|their)) passports?',
        'advance parole|humanitarian parole|parolee',
        'uscis|i-?(?:94|130|485|589|765|797|821d?)',
      ],
      ORIGIN: [
        '(?:was |were |is |am )?born (?:and raised )?(?:in|abroad|outside)(?! (?:the )?(?:19|20)\\d\\d)(?! (?:january|february|march|april|may|june|july|august|september|october|november|december))',
        '(?:country|place|city) of (?:birth|origin)|birthplace|home country',
        '(?:his|her|their|my) nationality|(?:is|are|am) an? \\w+ national|nationality',
        '(?:originally|comes?|fled|native) (?:from|of) (?!the (?:north|south|east|west|suburbs)|work|school|church|home|our|a |an )\\w+ (?:as an? (?:child|kid|teenager)|\\w+ years ago|in (?:19|20)\\d\\d)',
        '(?:fled|immigrated|emigrated) (?:here )?(?:from|to)',
        'came (?:here|to (?:the us|america|minnesota|this country)) from',
        'foreign[ -]born',
      ],
      CASE: [
        '(?:asylum|refugee) (?:seeker|case|claim|hearing|application|interview|status|office)s?',
        '(?:seek|seeks|seeking|sought|applied for|applying for|granted|denied|waits for|waiting for|won) asylum',
        '(?:is|am|are|was|were|as|a) refugees?',
        '(?:deportation|removal) (?:order|proceeding|hearing|case)s?|order of (?:removal|deportation)',
        '(?:was|were|been|got|gets|is being|be|being|facing) (?:deported|removed from the country|deportation)',
        '(?:was|were|been|got|is|are) (?:detained|held|arrested|picked up|taken) by (?:ice|immigration|border patrol|agents)',
        '(?:in|from|out of) (?:ice |immigration )(?:detention|custody|jail)',
        '(?:his|her|their|my|has an?|have an?|to) ice (?:check[ -]?in|appointment|bond)s?|ice check-?ins?',
        'ankle (?:monitor|bracelet)',
        'immigration (?:court|judge|hearing|bond|hold|appointment|papers)s?',
        '(?:his|her|their|my) immigration (?:case|lawyer|attorney|papers|interview)',
        'immigration case|notice to appear|vawa|u-?visa',
      ],
    },
  },
  es: {
    reviewed: false,
    words: {
      STATUS: [
        'indocumentad[oa]s?|sin (?:papeles|documentos)',
        '(?:no |nunca )?(?:tiene|tienen|tengo|tenia|tuvo|perdio|perdieron|arreglo|arreglando|arreglar|consiguio)(?: ya)?(?: los| sus| mis)? papeles',
        '(?:estatus|estado|situacion|condicion) (?:migratori[oa]|legal|irregular|de inmigracion)',
        '(?:esta|estan|vive|viven|vino|vinieron|entro|entraron|trabaja) (?:aqui )?(?:de )?ilegal(?:es|mente)?',
        '(?:inmigrante|migrante|persona)s? (?:ilegal|irregular)(?:es)?',
        '(?:cruzo|cruzaron|cruce|paso|pasaron) (?:la frontera|el rio|por el desierto|sin inspeccion)',
        '(?:es|son|soy|no es|se hizo|hacerse|hizo|ser|ya es)(?: ya| un| una)? ciudadan[oa]s?',
        '(?:examen|tramite|entrevista|solicitud|papeles|juramento) (?:de|para)(?: la)? ciudadania|(?:su|mi|la|tiene|tramita|pidio|solicito) ciudadania',
        'residentes? (?:permanente|legal|condicional)s?|residencia (?:permanente|legal)|(?:su|mi|tiene|perdio|espera|le dieron|le negaron|tarjeta de|permiso de)(?: la)? residencia(?! (?:de ancian|estudiantil))',
        'naturaliz(?:ad[oa]|arse|acion|o)',
        '(?:se le vencio|se quedo despues de) (?:la visa|el permiso)',
      ],
      PAPERS: [
        'daca|dreamers?|sonador(?:a|es)?(?= (?:de|con) daca)|accion diferida',
        'tps|estatus de proteccion temporal',
        'tarjeta verde|green card|la mica',
        '(?:su|mi|con|sin|la|una|de|tiene|negaron la|vencida la) visas?(?! (?:card|debito|credito|o mastercard))|visas? (?:vencida|de (?:turista|trabajo|estudiante|u)|u)',
        'permisos? de (?:trabajo|empleo)|autorizacion de empleo',
        '(?:su|mi|el|con|sin|tiene) pasaportes?',
        'parole humanitario|matricula consular|uscis',
      ],
      ORIGIN: [
        '(?:nacio|naci|nacieron|nacid[oa]s?) (?:y crecio )?(?:en|fuera)(?! (?:el ano |enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?:19|20)\\d\\d|una familia))',
        '(?:pais|lugar|ciudad) de (?:nacimiento|origen)',
        '(?:su|mi|de|la) nacionalidad|nacionalidad',
        '(?:emigro|emigraron|inmigro|huyo|huyeron) (?:de|desde|a|al|por)',
        '(?:llego|llegaron|vino|vinieron) (?:aqui |al pais |a (?:minnesota|estados unidos) )?(?:de|desde|como) (?:mexico|guatemala|honduras|el salvador|ecuador|colombia|venezuela|nicaragua|peru|cuba|haiti|somalia|otro pais|refugiad[oa]s?)',
        '(?:es|son|soy) originari[oa]s? de',
      ],
      CASE: [
        '(?:pidio|pide|pidieron|solicito|solicita|espera|busca|le (?:dieron|negaron)|tiene|caso de|solicitud de|solicitante de|cita de|entrevista de)(?: el| un caso de)? asilo(?! de ancianos)|asilo politico|asilad[oa]',
        '(?:es|son|soy|como|una|un) refugiad[oa]s?',
        'orden(?:es)? de (?:deportacion|expulsion)|(?:proceso|audiencia|caso|peligro) de deportacion',
        '(?:lo|la|los|las|me|fue|fueron|ser|han|ha sido|van a) (?:deport(?:ad[oa]s?|aron|ar(?:lo|la|on)?|o))',
        '(?:fue|fueron|esta|estan|sigue|lo|la|los) (?:detenid[oa]s?|detuv(?:o|ieron)|arrest(?:o|aron|ad[oa]s?)|llev(?:o|aron)|agarr(?:o|aron)) (?:por |en |(?:a el )?)?(?:el |la )?(?:ice|migra|migracion|inmigracion|centro de detencion)',
        'detencion (?:de|migratoria|por) ?(?:ice|migracion|inmigracion)?|centro de detencion',
        '(?:cita|corte|audiencia|juez|fianza|caso|papeles|abogad[oa]) (?:de|con) (?:ice|la migra|migracion|inmigracion)(?! gratis)',
        'grillete',
      ],
    },
  },
  so: {
    reviewed: false,
    words: {
      STATUS: [
        "sharci(?:ga)? (?:la'?aan|darro?)|sharci(?:ga)? (?:ma (?:laha|lahan|haysto|haysato|haystaan|hayo|qabo|qabto))",
        "(?:warqado?|waraaqo?|dukumenti(?:yo)?|aqoonsi) (?:la'?aan|ma (?:haysto|haysato|haystaan|laha))",
        'sharci darro ku (?:jooga|joogta|joogaan|yimid|timid|soo galay|soo gashay)',
        '(?:xaalad(?:da|diisa|deeda|dooda)?) (?:socdaalka|sharciga|sharci|haajiridda)',
        '(?:sharci(?:giisa|geeda|gooda|gayga)) (?:socdaal|ka dhacay|wuu dhacay|dhacay)?',
        '(?:muwaadin|muwaadinimo)(?: (?:mareykan|maraykan|maahan|ma aha|noqday|noqotay))?',
        '(?:dhalasho(?:da|diisa|deeda)?) (?:mareykan(?:ka)?|maraykan(?:ka)?|qaatay|qaadatay|codsaday|codsatay|sugaya|sugaysa)',
        'deg(?:g)?enaansho(?: rasmi ah| joogto ah|ha joogtada ah|da)?|deganaansho(?: joogto ah)?',
        'tahriib(?:ay|tay|een|iyay)?|xuduudda (?:ka soo tallaabay|ka soo gudbay|ka soo gudubtay)',
      ],
      PAPERS: [
        'fiiso(?:da|diisa|deeda|dooda)?|fiisaha|viisaha?',
        'baasaboor(?:ka|kiisa|keeda|kooda|ka)?',
        'kaarka cagaaran|kaarkiisa cagaaran|kaarkeeda cagaaran|green ?card(?:ka)?',
        'tps|daca|uscis',
        '(?:ruqsad(?:da)?|ogolaansho(?:ha)?|oggolaansho(?:ha)?) shaqo',
      ],
      ORIGIN: [
        '(?:ku|uu ku|ay ku) (?:dhashay|dhalatay|dhasheen)(?! (?:sannad|sanadk|bisha|(?:19|20)\\d\\d))',
        '(?:dalka|waddanka|wadanka|meesha|goobta|magaalada) (?:uu|ay|lagu|uu ku|ay ku) (?:ku )?(?:dhashay|dhalatay|dhashey)',
        '(?:dalka|waddanka|wadanka) (?:uu|ay) ka (?:yimid|timid|soo qaxay|soo qaxday)',
        'jinsiyad(?:da|diisa|deeda|dooda)?',
        '(?:ka soo|kasoo) (?:qaxay|qaxday|qaxeen|haajiray|haajirtay)',
      ],
      CASE: [
        'qaxooti(?:ga|nimo|yaal)?',
        'magan(?:gelyo|galyo|geliyo)(?:da|diisa|deeda)?(?: doon| codsi| codsaday| codsatay)?',
        '(?:la )?(?:masaafuri(?:yay|yey|n|nayaa|doonaa)|masaafuris(?:ta)?|tarxiil(?:ay|ka|o|aa|een)?|musaafuri(?:yay|yey|n|s))',
        '(?:maxkamad(?:da)?|garsoore(?:ha)?|dhageysi(?:ga)?|qareen(?:ka|kiisa|keeda)?) (?:socdaalka|haajiridda|socdaal)',
        '(?:laanta socdaalka|socdaalka|ice) (?:baa |ayaa |ay )?(?:xidh(?:ay|een|tay)|xir(?:ay|een|tay)|qabat(?:ay)?|qabt(?:ay|een)|xabsi(?:ga)?)',
        '(?:xabsi(?:ga)?|xarun(?:ta)? hayn(?:ta)?) (?:socdaalka|ee socdaalka|ice)',
        'kiis(?:ka|kiisa|keeda)? socdaalka|ballan(?:ta)? (?:socdaalka|ice)|ice ballan',
      ],
    },
  },
  hmn: {
    reviewed: false,
    words: {
      STATUS: [
        '(?:tsis muaj|tsis tau|poob|ploj|xiam) (?:ntaub )?ntawv(?: (?:nyob|nkag|teb chaws|tso cai))?(?! (?:los|tuaj|nyeem|xov|kos))',
        '(?:nyob|tuaj|nkag|hla)(?: \\w+){0,2} tsis (?:raug cai|raws cai|muaj cai|raug kev cai)',
        '(?:tsis yog|yog|ua|tau ua|thov ua|xeem ua) (?:neeg )?xam xaj|xam xaj',
        '(?:tsis yog|tau ua|thov ua|xeem ua) pej xeem(?: (?:as|us|asmeskas|mes(?:kas)?))?',
        '(?:hla|dhau) ciam (?:teb|av)',
        '(?:xwm txheej|qib|txoj cai|kev cai) (?:nkag teb chaws|nyob teb chaws|immigration)',
        '(?:neeg )?nyob (?:ruaj khov|mus ib txhis|tas mus li) (?:hauv teb chaws|raws cai)|nyob mus ib txhis',
      ],
      PAPERS: [
        '(?:daim|npav|card) (?:npav |card )?ntsuab|green ?cards?',
        'vixas?|(?:muaj|tau|tos|nrog|daim|lub|thov) visas?',
        '(?:phau|daim) (?:ntawv )?(?:hla teb chaws|passport|paspaus)|passport',
        'daca|tps|uscis',
        '(?:daim )?ntawv (?:tso cai|kev cai) (?:ua|rau ua) (?:hauj ?lwm|num)|work permit',
      ],
      ORIGIN: [
        '(?:yug|yug los|yug nyob)(?: \\w+)? ?(?:hauv|tim|pem|nram|rau|nyob|tom)(?! (?:xyoo|hli|lub hli))',
        '(?:teb chaws|lub teb chaws|qhov chaw|chaw) (?:yug|uas (?:nws|kuv) yug|nws yug)',
        '(?:khiav|tuaj|tawg rog)(?: \\w+){0,2} (?:tim|pem|nram) (?:teb chaws )?(?:los tsuas|nplog|thaib|thaj|suav|nyab laj)',
        '(?:haiv neeg|pej xeem) (?:teb chaws|txawv teb chaws) (?:twg|nplog|thaib)',
      ],
      CASE: [
        '(?:neeg )?tawg rog|thoj nam',
        '(?:thov|nrhiav|tau|tos) (?:kev )?(?:nkaum|tiv thaiv nkaum)|chaw nkaum|asylum',
        '(?:raug|yuav raug|tau raug|muab)(?: \\w+)? xa (?:rov qab|mus|tawm)(?: (?:teb chaws|tim))?|xa tawm teb chaws|deport(?:ed)?',
        '(?:raug|tau raug|muab)(?: \\w+)? (?:ntes|kaw|txhom)(?: \\w+){0,2} (?:los ntawm|rau hauv|hauv) (?:ice|immigration|tsev)',
        '(?:ice|immigration) (?:tau )?(?:ntes|txhom|kaw|teem)',
        '(?:tsev hais plaub|hais plaub|kws txiav txim|rooj plaub|kws lij choj|teem caij)(?: \\w+){0,2} (?:immigration|nkag teb chaws|neeg txawv teb chaws|ice)',
      ],
    },
  },
};
