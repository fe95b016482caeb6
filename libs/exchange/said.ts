import { CustomFieldType, type OwnField, type Spelling, writtenValues } from '#people';

/** What columns say for a field, and whether one of them cannot be read, or says something else. */
interface Said {
  readonly values: readonly string[];
  readonly isUnread: boolean;
  readonly differ: boolean;
}

/** What holds all that is said of it; everything else holds one thing only. */
const MANY: readonly CustomFieldType[] = [CustomFieldType.TEXT, CustomFieldType.CHOICES];

/** What several columns say for one field: where it holds one thing, the first that can be read, whichever column it is in. */
export function saidIn(field: OwnField, texts: readonly string[], spelling: Spelling): Said {
  const parts = MANY.includes(field.type) ? [texts] : texts.map((text) => [text]);
  const each = parts.map((some) => writtenValues(field, some, spelling));
  const said = each.flatMap((values) => (values?.length ? [values] : []));
  const [first = []] = said;
  const differ = said.some(([value]) => value !== first[0]);
  return { values: first, isUnread: each.includes(undefined), differ };
}
