// Checks tokens.css: every text and edge pair against WCAG 2.2 AA in both themes, and the stance fills against
// each other as people with protan, deutan and tritan vision see them. Exits 1 below a limit; with --table it prints all.
import { readFileSync } from 'node:fs';

const table = (line) => process.argv.includes('--table') && console.log(line);
const css = readFileSync(new URL('../libs/public/tokens.css', import.meta.url), 'utf8');
const block = (start) => {
  const from = css.indexOf('{', css.indexOf(start)) + 1;
  return Object.fromEntries(
    [...css.slice(from, css.indexOf('}', from)).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]),
  );
};
const themes = { light: block(':root,'), dark: block("[data-theme='dark'] {") };
const deviceDark = block(':root:not(');
if (JSON.stringify(deviceDark) !== JSON.stringify(themes.dark)) {
  console.error('the two dark blocks differ');
  process.exit(1);
}

const lin = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const rgb = (hex) => [1, 3, 5].map((i) => lin(parseInt(hex.slice(i, i + 2), 16) / 255));
const lum = (hex) => {
  const [r, g, b] = rgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [x, y] = [lum(a), lum(b)].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
};

// [foreground, backgrounds, least ratio]: 7 for what is read for long, 4.5 for text, 3 for edges and icons that carry meaning.
const pairs = [
  ['ink', ['paper', 'surface', 'sunken'], 7],
  ['ink-2', ['paper', 'surface', 'sunken'], 7],
  ['ink-3', ['paper', 'surface', 'sunken'], 4.5],
  ['line-strong', ['paper', 'surface'], 3],
  ['on-brand', ['brand', 'brand-hover'], 7],
  ['brand-ink', ['paper', 'surface', 'brand-tint'], 7],
  ['brand', ['paper', 'surface'], 3],
  ['on-accent', ['accent'], 7],
  ['on-band', ['band'], 7],
  ['on-band-2', ['band'], 7],
  ['accent', ['band'], 4.5],
  ['focus-out', ['paper', 'surface'], 3],
  ['focus-in', ['focus-out'], 3],
  ['on-danger', ['danger'], 4.5],
  ['danger-ink', ['danger-tint', 'surface', 'paper'], 4.5],
  ['danger', ['paper', 'surface'], 3],
  ['on-good', ['good'], 4.5],
  ['good-ink', ['good-tint', 'surface', 'paper'], 4.5],
  ['warn-ink', ['warn-tint', 'surface', 'paper'], 4.5],
  ['warn', ['surface', 'warn-tint'], 3],
];
const stances = {
  committed: ['st-committed'],
  support: ['st-support'],
  'lean-support': ['st-lean-support', 'st-lean-support-stripe'],
  mixed: ['st-mixed-a', 'st-mixed-b'],
  'lean-oppose': ['st-lean-oppose', 'st-lean-oppose-stripe'],
  oppose: ['st-oppose'],
  conflicted: ['st-conflicted'],
  unknown: ['st-unknown'],
  na: ['st-na'],
  stale: ['st-stale', 'st-stale-stripe'],
};
for (const [name, fills] of Object.entries(stances)) {
  pairs.push([`st-${name}-ink`, fills, 4.5]);
  if (name !== 'na') pairs.push([`st-${name}-edge`, ['surface', 'paper'], 3]);
}

// Colour vision: Machado, Oliveira, Fernandes 2009, severity 1.0, in linear RGB.
const cvd = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const see = (hex, m) => {
  const v = rgb(hex);
  return [0, 3, 6].map((i) => Math.min(1, Math.max(0, m[i] * v[0] + m[i + 1] * v[1] + m[i + 2] * v[2])));
};
const lab = ([r, g, b]) => {
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047),
    y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b),
    z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
// CIEDE2000 (Sharma, Wu, Dalal 2005).
const de = (p, q) => {
  const [L1, a1, b1] = p,
    [L2, a2, b2] = q,
    rad = Math.PI / 180;
  const C = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2,
    G = 0.5 * (1 - Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)));
  const c = [
    [a1 * (1 + G), b1],
    [a2 * (1 + G), b2],
  ].map(([a, b]) => [Math.hypot(a, b), (Math.atan2(b, a) / rad + 360) % 360]);
  const [[C1, h1], [C2, h2]] = c,
    dL = L2 - L1,
    dC = C2 - C1;
  let dh = h2 - h1;
  if (C1 * C2 === 0) dh = 0;
  else if (dh > 180) dh -= 360;
  else if (dh < -180) dh += 360;
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin((dh / 2) * rad),
    Lm = (L1 + L2) / 2,
    Cm = (C1 + C2) / 2;
  let hm = h1 + h2;
  if (C1 * C2 !== 0) hm = Math.abs(h1 - h2) <= 180 ? hm / 2 : hm < 360 ? (hm + 360) / 2 : (hm - 360) / 2;
  const T =
    1 -
    0.17 * Math.cos((hm - 30) * rad) +
    0.24 * Math.cos(2 * hm * rad) +
    0.32 * Math.cos((3 * hm + 6) * rad) -
    0.2 * Math.cos((4 * hm - 63) * rad);
  const sl = 1 + (0.015 * (Lm - 50) ** 2) / Math.sqrt(20 + (Lm - 50) ** 2),
    sc = 1 + 0.045 * Cm,
    sh = 1 + 0.015 * Cm * T;
  const rt = -2 * Math.sqrt(Cm ** 7 / (Cm ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((hm - 275) / 25) ** 2)) * rad);
  return Math.sqrt((dL / sl) ** 2 + (dC / sc) ** 2 + (dH / sh) ** 2 + rt * (dC / sc) * (dH / sh));
};

let bad = 0;
const rows = pairs.flatMap(([fg, bgs, min]) => {
  const cell = Object.fromEntries(
    Object.entries(themes).map(([t, v]) => {
      const all = bgs.map((bg) => ratio(v[fg], v[bg])),
        low = Math.min(...all);
      if (low < min) {
        bad += 1;
        console.error(`${t}: ${fg} on ${bgs[all.indexOf(low)]} is ${low.toFixed(2)}, least ${min}`);
      }
      return [t, low];
    }),
  );
  return [[fg, bgs.join(', '), min, cell.light.toFixed(1), cell.dark.toFixed(1)]];
});
table('| ink | on | least | light | dark |\n| --- | --- | --- | --- | --- |');
for (const r of rows) table(`| ${r.join(' | ')} |`);

// Two ways of saying it by colour alone must not be confused: direction (blue, orange) and firmness (dark, mid).
const groups = [
  ['committed', 'oppose'],
  ['support', 'oppose'],
  ['lean-support', 'lean-oppose'],
  ['committed', 'support'],
  ['support', 'lean-support'],
  ['oppose', 'lean-oppose'],
];
table(
  '\n| fills (CIEDE2000, least 10) | theme | normal | protan | deutan | tritan |\n| --- | --- | --- | --- | --- | --- |',
);
for (const [a, b] of groups)
  for (const [t, v] of Object.entries(themes)) {
    const edge = (n) => v[`st-${n}${n.startsWith('lean') ? '-stripe' : ''}`];
    const d = Object.values(cvd).map((m) => de(lab(see(edge(a), m)), lab(see(edge(b), m))));
    if (Math.min(...d) < 10) {
      bad += 1;
      console.error(`${t}: ${a} and ${b} look alike (${Math.min(...d).toFixed(1)})`);
    }
    table(`| ${a} / ${b} | ${t} | ${d.map((x) => x.toFixed(0)).join(' | ')} |`);
  }
process.exit(bad ? 1 : 0);
