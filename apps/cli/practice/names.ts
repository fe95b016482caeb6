/** A way in which the people of the city are named: given and family names to be put together by chance, and what they read. */
export interface Naming {
  /** BCP 47. */
  readonly language: string;
  /** As an export names the language. */
  readonly reads: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** Common names, put together by chance: whoever they make is invented. */
export const NAMINGS: readonly Naming[] = [
  {
    language: 'en',
    reads: 'English',
    given: words(
      'Alice Amos Bette Calvin Clara Dwayne Edith Ezra Fern Grant Hattie Imani Jonah June Keisha Lowell Mabel',
    ),
    family: words(
      'Abernathy Bjorklund Carter Dahlgren Ellsworth Freeman Granlund Hollis Ingram Jorstad Kittleson Lundeen',
    ),
  },
  {
    language: 'es',
    reads: 'Spanish',
    given: words(
      'Abril Benito Consuelo Damián Eréndira Fermín Graciela Hilario Itzel Joaquín Lourdes Macario Nayeli Óscar',
    ),
    family: words(
      'Alcántara Bañuelos Cárdenas Duarte Escamilla Figueroa Guerrero Huerta Islas Jurado Lozano Monroy Nájera',
    ),
  },
  {
    language: 'so',
    reads: 'Somali',
    given: words('Aamina Bashiir Caasha Daahir Faadumo Guuleed Hodan Idil Jaamac Khadra Liibaan Maxamed Nimco Saynab'),
    family: words(
      'Abshir Buraale Cismaan Diiriye Faarax Geedi Hirsi Ibraahim Kaahin Mursal Nuur Rooble Samatar Warsame',
    ),
  },
  {
    language: 'hmn',
    reads: 'Hmong',
    given: [
      'Bee',
      'Chee',
      'Dao',
      'Ger',
      'Kao Nou',
      'Ka Zoua',
      'Mai See',
      'Nhia',
      'Pa Kou',
      'Pang',
      'Shoua',
      'Tou',
      'Yer',
    ],
    family: words('Cha Fang Hang Her Khang Kue Lee Lor Moua Thao Vang Vue Xiong Yang'),
  },
];

function words(text: string): string[] {
  return text.split(' ');
}

/** Chance that gives the same numbers for the same seed (mulberry32): practice data look the same on every machine. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody invented: their address is at example.org, their number one of 555-01xx. */
export interface Invented {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly phone: string;
  readonly ward: number;
  readonly naming: Naming;
}

const AREAS = ['612', '651', '763', '952', '218', '320', '507'];
/** How many of a hundred are named which way. */
const SHARES = [42, 32, 16, 10];

/** So many invented people; no two of them have the same address. */
export function invented(count: number, random: () => number): Invented[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, n) => {
    const naming = NAMINGS[shareOf(n % 100)]!;
    const [given, family] = [pick(naming.given), pick(naming.family)];
    const plain = `${given}.${family}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase();
    return {
      given,
      family,
      email: `${plain}${n}@example.org`,
      phone: `+1${AREAS[Math.floor(n / 100) % AREAS.length]}55501${String(n % 100).padStart(2, '0')}`,
      ward: 1 + Math.floor(random() ** 1.4 * 13),
      naming,
    };
  });
}

function shareOf(percent: number): number {
  let sum = 0;
  return SHARES.findIndex((share) => percent < (sum += share));
}
