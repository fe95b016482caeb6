// Checks that every text is there in every language, with the same {names} in it and the plural forms that language has.
import { CATALOGUES } from '../dist/libs/platform/messages/index.js';

const [[first, own], ...others] = Object.entries(CATALOGUES);
const named = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(', ');
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** The key without its plural form. */
const base = (key) => key.replace(PLURAL, '');
const problems = [];

for (const [language, texts] of others) {
  for (const key of Object.keys(own)) if (!(key in texts)) problems.push(`${language} lacks ${key}`);
  for (const [key, text] of Object.entries(texts)) {
    if (!(key in own)) problems.push(`${first} lacks ${key}`);
    else if (named(text) !== named(own[key]) && !PLURAL.test(key))
      problems.push(`${key}: ${first} has {${named(own[key])}}, ${language} has {${named(text)}}`);
  }
}
for (const [language, texts] of Object.entries(CATALOGUES))
  for (const [key, text] of Object.entries(texts)) {
    if (!text.trim()) problems.push(`${language}: ${key} is empty`);
    // "1 person" may leave the number out; the general form may not.
    if (key.endsWith('_other') && !named(text).split(', ').includes('count'))
      problems.push(`${language}: ${key} says no {count}`);
    if (PLURAL.test(key) && !(`${base(key)}_other` in texts))
      problems.push(`${language}: ${key} has no ${base(key)}_other`);
  }
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
