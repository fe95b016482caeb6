/**
 * Spellings that are one name. Each line is one name as people of this city write it: of Arabic names the English forms
 * and the Somali ones (in Somali `x` is ḥ, `c` the letter ʿayn that English leaves out, and a doubled vowel a long one);
 * of the Hmong clans the English form and that of the Romanized Popular Alphabet, whose last letter is a tone. There is
 * no rule for all names: with one, Cali would be Ali and Carlos Arlos. Mohamud (Maxamuud) is another name than Mohamed.
 */
const SPELLINGS = [
  'mohamed mohammed muhammad mohammad muhammed mohamad maxamed mahamed mohamet',
  'mohamud mahamud mohamoud maxamuud',
  'ahmed ahmad axmed achmed',
  'hassan hasan xasan',
  'hussein husain hussain husayn xuseen hussien',
  'abdullahi abdulahi cabdullaahi cabdulaahi',
  'abdirahman abdurahman abdulrahman cabdiraxmaan abdirahmaan',
  'abdi cabdi',
  'ali aly cali',
  'omar umar cumar',
  'osman usman othman cismaan cusmaan uthman',
  'ibrahim ibraahim ebrahim',
  'ismail ismaciil ismael ismaeel',
  'yusuf yousef yusef yousuf yuusuf youssef yussuf',
  'farah faarax farax',
  'warsame warsamee',
  'fatima fatimah fatuma faduma fadumo faadumo fatouma',
  'khadija khadijah kadija khadiija khadijo',
  'aisha ayesha aysha aicha caasha',
  'amina aminah aamina',
  'halima halimah xaliima xaliimo halimo',
  'zainab zaynab zeinab zeynab seynab',
  'hawa hawo xaawo',
  'maryam mariam maryan',
  'xiong xyooj',
  'vang vaj',
  'yang yaj',
  'lee ly lis',
  'thao thoj',
  'her hawj',
  'moua muas',
  'vue vwj',
  'lor lauj',
  'kue kwm',
  'cha chang tsab',
  'cheng tsheej',
  'khang khab',
  'hang ham',
  'kong koo',
  'pha phab',
  'fang faj',
  'catherine katherine kathryn catharine katharine',
  'stephen steven',
  'philip phillip',
  'jeffrey geoffrey',
  'sara sarah',
  'ann anne',
];

/** Short names that stand for long ones; several long ones may have the same. */
const NICKNAMES = [
  'jose pepe chepe',
  'francisco paco pancho',
  'guadalupe lupe lupita',
  'alejandro alejandra alex',
  'alexander alexandra alex',
  'antonio tono tony',
  'anthony tony',
  'ignacio nacho',
  'jesus chuy',
  'enrique quique kike',
  'eduardo lalo edu',
  'roberto beto',
  'alberto beto',
  'guillermo memo',
  'dolores lola',
  'rosario charo chayo',
  'consuelo chelo',
  'mercedes meche',
  'concepcion concha conchita',
  'josefina pepa fina',
  'manuel manolo manny',
  'rafael rafa',
  'fernando nando',
  'graciela chela',
  'isabel chabela isa',
  'william bill will billy',
  'robert bob rob bobby',
  'elizabeth liz beth betty eliza',
  'margaret maggie peggy meg',
  'james jim jimmy',
  'john jack johnny',
  'michael mike',
  'katherine kate kathy katie',
  'richard rick dick',
  'edward ed eddie ted',
  'thomas tom tommy',
  'daniel dan danny',
  'david dave',
  'jennifer jen jenny',
  'jessica jess',
  'rebecca becky',
  'susan sue',
  'patricia pat patty trish',
  'joseph joe',
  'charles charlie chuck',
  'christopher chris',
  'christina chris tina',
  'matthew matt',
  'samuel sam',
  'samantha sam',
  'deborah deb debbie',
  'andrew andy drew',
];

const spelt = new Map(SPELLINGS.flatMap((line) => line.split(' ').map((name, _n, all) => [name, all[0]!] as const)));
/**
 * A name as its spellings are compared: one of the list by its first form, else by how Spanish lets it be written:
 * `z` and `s`, `v` and `b`, `ll` and `y`, `g` before e or i and `j` and `x`, a silent h, a doubled letter.
 */
export function spelling(name: string): string {
  const known = spelt.get(name);
  if (known) return known;
  if (name.length < 5) return name;
  return name
    .replace(/ll/g, 'y')
    .replace(/^h/, '')
    .replace(/z/g, 's')
    .replace(/v/g, 'b')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/^x(?=[aeiou])/, 'j')
    .replace(/(.)\1/g, '$1');
}

const meant = new Map<string, Set<number>>();
for (const [n, line] of NICKNAMES.entries())
  for (const name of line.split(' ')) meant.set(spelling(name), (meant.get(spelling(name)) ?? new Set()).add(n));

/** Whether two words are known as two names: then neither is a slip of the other. */
export const areTwoNames = (a: string, b: string): boolean =>
  spelt.has(a) && spelt.has(b) && spelt.get(a) !== spelt.get(b);

/** Whether one of two names may be short for the other. */
export function isNickname(a: string, b: string): boolean {
  const [first, second] = [meant.get(spelling(a)), meant.get(spelling(b))];
  return Boolean(first && second && [...first].some((line) => second.has(line)));
}
