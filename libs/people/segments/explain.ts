import { CITY_ZONE, isMessageKey, type Language, type MessageKey, say } from '#platform';
import { type Clause, type Condition, type Definition, type Doing, isDay, isLiving, type Living } from './condition.ts';
import type { SealedText } from './condition.ts';

/** What ids stand for, by the id: tags, lists, segments and what people did. */
export type Called = ReadonlyMap<string, string>;

/** Says conditions in one language. */
class Words {
  constructor(
    private readonly called: Called,
    private readonly language: Language,
  ) {}

  definition({ where, sample, limit }: Definition): string {
    const who = this.whole(where);
    if (sample) return this.say('segments.say.sample', { count: sample, who });
    if (limit) return this.say('segments.say.limit', { count: limit, who });
    return who;
  }

  private whole(where: Condition): string {
    if ('all' in where && !where.all.length) return this.say('segments.say.everybody');
    return this.say('segments.say.people', { what: this.condition(where, true) });
  }

  private condition(condition: Condition, outermost = false): string {
    if ('not' in condition) return this.not(condition.not);
    const [parts, type] =
      'all' in condition
        ? ([condition.all, 'conjunction'] as const)
        : 'any' in condition
          ? ([condition.any, 'disjunction'] as const)
          : [undefined, undefined];
    if (!parts) return this.clause(condition as Clause);
    if (!parts.length) return this.say('segments.say.are');
    if (parts.length === 1) return this.condition(parts[0]!, outermost);
    const said = this.joined(
      parts.map((each) => this.condition(each)),
      type,
    );
    // A group within another one is held together, so that nobody wonders what belongs to what.
    return outermost ? said : `(${said})`;
  }

  private not(inner: Condition): string {
    if ('did' in inner) return this.did(inner.did, 'not');
    return this.say('segments.say.not', { what: this.condition(inner) });
  }

  private clause(clause: Clause): string {
    if ('tags' in clause) return this.say('segments.say.tags', { names: this.either(this.names(clause.tags)) });
    if ('wards' in clause) return this.wards(clause.wards);
    if ('languages' in clause) return this.languages(clause.languages);
    if ('speaks' in clause) return this.say('segments.say.speaks', { names: this.spoken(clause.speaks) });
    if ('is' in clause) return this.say(`segments.say.is.${clause.is}`);
    if ('may' in clause) return this.say(`segments.say.may.${clause.may}`);
    if ('stopped' in clause) return this.say(`segments.say.stopped.${clause.stopped}`);
    if ('added' in clause) return this.added(clause.added);
    if ('did' in clause) return this.did(clause.did, 'did');
    if ('list' in clause) return this.say('segments.say.list', { name: this.name(clause.list) });
    if ('segment' in clause) return this.say('segments.say.segment', { name: this.name(clause.segment) });
    if ('name' in clause) return this.say('segments.say.name', { text: clause.name });
    if ('zone' in clause) return this.say('segments.say.zone', { name: this.name(clause.zone) });
    if (isLiving(clause)) return this.living(clause);
    return this.text(clause.text);
  }

  private text({ field, how, value, to = '' }: SealedText): string {
    const key = `segments.say.field.${field}`;
    const named = isMessageKey(key) ? this.say(key) : this.name(field);
    if ((how === 'LESS' || how === 'MORE' || how === 'BETWEEN') && isDay(value)) {
      const days = { text: this.day(value), to: to && this.day(to) };
      return this.say(`segments.say.text.${how}_DAY`, { field: named, ...days });
    }
    const text = this.called.get(`${field} ${value}`) ?? value;
    return this.say(`segments.say.text.${how}`, { field: named, text, to });
  }

  private living(clause: Living): string {
    if ('within' in clause) return this.say('segments.say.within');
    const { metres: count, address } = clause.near;
    return address ? this.say('segments.say.nearTo', { count, address }) : this.say('segments.say.near', { count });
  }

  private wards(wards: readonly (number | null)[]): string {
    const known = [...wards].filter((ward) => ward !== null).sort((a, b) => a - b);
    const parts = [
      ...(known.length ? [this.say('segments.say.wards', { names: this.either(known.map(String)) })] : []),
      ...(wards.includes(null) ? [this.say('segments.say.noWard')] : []),
    ];
    return this.joined(parts, 'disjunction');
  }

  private languages(tags: readonly string[]): string {
    const known = tags.filter(Boolean);
    const parts = [
      ...(known.length ? [this.say('segments.say.languages', { names: this.spoken(known) })] : []),
      ...(tags.includes('') ? [this.say('segments.say.noLanguage')] : []),
    ];
    return this.joined(parts, 'disjunction');
  }

  private spoken(tags: readonly string[]): string {
    const names = new Intl.DisplayNames(this.language, { type: 'language' });
    return this.either(tags.map((tag) => names.of(tag) ?? tag));
  }

  private added({ from, to, days }: Extract<Clause, { added: unknown }>['added']): string {
    const parts = [
      ...(from ? [this.say('segments.say.addedFrom', { day: this.day(from) })] : []),
      ...(to ? [this.say('segments.say.addedTo', { day: this.day(to) })] : []),
      ...(days ? [this.say('segments.say.addedDays', { count: days })] : []),
    ];
    return this.joined(parts, 'conjunction');
  }

  private did({ kind, what, id, since, days, more, until }: Doing, did: 'did' | 'not'): string {
    const key = `segments.${did}.${kind}.${what}.${more ? 'more' : id ? 'one' : 'any'}`;
    const said = isMessageKey(key)
      ? this.say(key, { name: id ? this.name(id) : '', count: more ?? 0 })
      : this.say(did === 'did' ? 'segments.say.otherwise' : 'segments.say.otherwiseNot', { kind });
    const from = days
      ? this.say('segments.say.withinDays', { what: said, count: days })
      : since
        ? this.say('segments.say.since', { what: said, day: this.day(since) })
        : said;
    return until ? this.say('segments.say.until', { what: from, day: this.day(until) }) : from;
  }

  private day(at: string): string {
    // A day without a time is that day everywhere, not the evening before it.
    const timeZone = at.length === 10 ? 'UTC' : CITY_ZONE;
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeZone }).format(new Date(at));
  }

  private names(ids: readonly string[]): string[] {
    return ids.map((id) => this.name(id));
  }

  private name(id: string): string {
    return this.say('segments.say.quoted', { name: this.called.get(id) ?? '…' });
  }

  private either(words: readonly string[]): string {
    return this.joined(words, 'disjunction');
  }

  private joined(words: readonly string[], type: 'conjunction' | 'disjunction'): string {
    return new Intl.ListFormat(this.language, { type }).format(words);
  }

  private say(key: MessageKey, params: Record<string, string | number> = {}): string {
    return say(this.language, key, params);
  }
}

/** A segment as a sentence: everybody who is meant, and nobody else. */
export const explained = (definition: Definition, called: Called, language: Language): string =>
  new Words(called, language).definition(definition);
