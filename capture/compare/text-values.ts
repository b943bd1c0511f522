// The ids in a text, each as a value of its own, and the text without them.
import { NULL_UUID, uuidBytes } from '../../protocol/uuid.ts';
import { familyOfKey, type IdFamily } from './id-family.ts';

/** One value of a row. */
export interface RowValue {
  /** Where it stands. */
  readonly path: string;
  readonly text: string;
  /** Absent: it means what it says. */
  readonly family?: IdFamily;
}

/** [compare.bounds.1] Characters of a body that are compared: as many as a log keeps of it. */
export const MOST_COMPARED_TEXT = 256 * 1024;

/** [compare.text.1] A text with a star for each id in it, and the ids behind it. */
export function textValues(path: string, text: string): readonly RowValue[] {
  const ids: RowValue[] = [];
  let without = '';
  let at = 0;
  for (const { index, groups = {} } of text.matchAll(IDS)) {
    const { host, key, port, uuid } = groups;
    if (uuid === NULL_UUID) continue;
    if (uuid !== undefined) ids.push({ path, text: uuid.toLowerCase(), family: 'id' });
    if (host !== undefined) ids.push({ path, text: host, family: 'address' });
    if (port !== undefined) ids.push({ path, text: port, family: 'port' });
    if (key !== undefined) ids.push({ path, text: key, family: 'key' });
    const found = uuid ?? key ?? `${host}:${port}`;
    // What leads to a key is part of the text.
    const start = text.indexOf(found, index);
    without += `${text.slice(at, start)}*`;
    at = start + found.length;
  }
  return ids.length === 0 ? [{ path, text }] : [{ path, text: without + text.slice(at) }, ...ids];
}

const IDS =
  /\b(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b|\b(?<host>\d{1,3}(?:\.\d{1,3}){3}|localhost):(?<port>\d{1,5})\b|\/caps?\/(?<key>[^/\s"'<>?#&]+)/gi;

/** [compare.text.2] The texts between the tags of a document, each under the key before it; all of a text without tags. */
export function bodyValues(path: string, body: string): readonly RowValue[] {
  const text = body.slice(0, MOST_COMPARED_TEXT);
  if (!/^\s*</.test(text)) return text === '' ? [] : textValues(path, text);
  const values: RowValue[] = [];
  let key = '';
  for (const [, label, value = ''] of text.matchAll(BETWEEN_TAGS)) {
    if (label !== undefined) key = label;
    else if (value.trim() !== '') values.push(...keyedValues(`${path}.${key}`, key, value.trim()));
  }
  return values;
}

const BETWEEN_TAGS = /<(?:key|name)>([^<]*)<\/(?:key|name)>|>([^<>]+)(?=<)/g;

function keyedValues(path: string, key: string, value: string): readonly RowValue[] {
  const family = familyOfKey(key);
  if (family === undefined || isUuid(value)) return textValues(path, value);
  return [value === '0' ? { path, text: value } : { path, text: value, family }];
}

/** Whatever its key is called. */
const isUuid = (text: string): boolean => uuidBytes(text) !== undefined;
