// Mends of what is wrong between the tags and with the tags themselves.
import type { Edit, Fix, Range } from '../text.ts';
import type { XmlTag } from './xml-cursor.ts';

export function replaced(title: string, { start, end }: Range, text: string): Fix {
  return { title, edits: [{ range: { start, end }, text }] };
}

export function inserted(title: string, at: number, text: string): Fix {
  return replaced(title, { start: at, end: at }, text);
}

/** Takes the whole lines if nothing else stands on them. */
export function removed(title: string, text: string, range: Range): Fix {
  return replaced(title, wholeLines(text, range), '');
}

/** For mends that change nothing for any reader that understood the document before. */
export function safe(fix: Fix): Fix {
  return { ...fix, isSafe: true };
}

/** Gives an element another name, in both of its tags. */
export function renamed(title: string, tag: XmlTag, end: Range, name: string): Fix {
  return { title, edits: renamingEdits(tag, end, name) };
}

export function renamingEdits(tag: XmlTag, end: Range, name: string): readonly Edit[] {
  const opening = nameEdit(tag.start + '<'.length, tag.name, name);
  return tag.isEmpty ? [opening] : [opening, nameEdit(end.start + '</'.length, tag.name, name)];
}

/** Takes the tags of an element away and leaves what is inside. */
export function unwrapped(title: string, tag: XmlTag, { start, end }: Range): Fix {
  const opening: Edit = { range: { start: tag.start, end: tag.end }, text: '' };
  return { title, edits: tag.isEmpty ? [opening] : [opening, { range: { start, end }, text: '' }] };
}

export function wrapped(title: string, { start, end }: Range, name: string): Fix {
  return {
    title,
    edits: [
      { range: { start, end: start }, text: `<${name}>` },
      { range: { start: end, end }, text: `</${name}>` },
    ],
  };
}

function nameEdit(start: number, old: string, name: string): Edit {
  return { range: { start, end: start + old.length }, text: name };
}

function wholeLines(text: string, { start, end }: Range): Range {
  let from = start;
  while (isBlank(text, from - 1)) from -= 1;
  let to = end;
  while (isBlank(text, to)) to += 1;
  const isAlone = (from === 0 || isBreak(text, from - 1)) && (to === text.length || isBreak(text, to));
  if (!isAlone) return { start, end };
  return { start: from, end: to + (text.startsWith('\r\n', to) ? 2 : isBreak(text, to) ? 1 : 0) };
}

const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';
const isBreak = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';
