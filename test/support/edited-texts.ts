// Templates that are edited at random, as a hasty writer would and worse: for tests of what is read again after an edit.

import type { Severities } from '../../protocol/template/check.ts';
import { RULES } from '../../protocol/template/check.ts';

/** Every rule speaks. */
export const RULE_SETTINGS: Severities = Object.fromEntries(RULES.map(({ code, severity }) => [code, severity]));

const message = (name: string, number: number): string => `// ${name} says something
// in two lines
{
\t${name} Low ${number} NotTrusted Zerocoded // told
\t{
\t\tAgentData Single
\t\t{ AgentID LLUUID } // who
\t\t{ Size Variable 2 }
\t}
\t{
\t\tMore Multiple 4
\t\t{ Data Fixed 4 }
\t}
}

`;

export const TIDY = `// High: 1
version 2.0

${['Chat', 'Wave', 'Nod', 'Sit', 'Stand', 'Walk', 'Fly', 'Land'].map((name, at) => message(name, at + 1)).join('')}// the end
`;

/** Braces that are missing, glued and doubled, headers without braces, words outside, all kinds of line ends. */
export const TANGLED = `versoin 1\r\n{ Chat Low 1 Trusted Unencoded\r\n{ A Single { X U8 } }\r\nWave Fixed 2\r\nNod Low 3 { B Single\r
{ Y U16 }
some plain text { here } version 2.0
{{ Sit Low 0x4 Trusted Unencoded }} // twice
  { C Variable\t{ Z\u00a0LLUUID }{Q Fixed }
}
Stand Low 5 Trusted Zerocoded
  { D Single { S S64 1 } /* star */
}\r}\r{\rWalk Medium 6 NotTrusted Unencoded Deprecated UDPDeprecated\r}\r
{ Fly High 7 Trusted Unencoded { A Single { X U8 } } { A Single { X U8 } } }
{ Land Low 7 Trusted Unencoded`;

const PIECES = [
  ...['/*', '*/', '/* a */ ', '\n/* from here\n', ' to here */ '],
  ...['{', '}', ' ', '\n', '\r', '\r\n', '\t', '/', '//', ' // note\n', 'version 2.0\n', '\u00a0', '\u200b', 'é', '😀'],
  ...['Low', 'Fixed', 'High ', ' Trusted ', 'Single', '{ X U8 }', '\nHop Low 9 Trusted Unencoded\n', '0x', '7', 'a'],
  ...['{\n\tRun Low 12 Trusted Unencoded\n}\n', '} }', '{ {', '\n}\n', '\n{\n', 'A Single\n', 'x '.repeat(70)],
] as const;

/** The text with one stretch of it, often a short or empty one and often at an end of it, replaced by something, often by nothing. */
export function anyEdit(text: string, random: () => number): string {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const start = [0, text.length, upTo(text.length), upTo(text.length), upTo(text.length)][upTo(4)] ?? 0;
  const length = [0, 1, upTo(12), upTo(text.length - start)][upTo(40) === 0 ? 3 : upTo(2)] ?? 0;
  const put = upTo(2) === 0 ? '' : (PIECES[upTo(PIECES.length - 1)] ?? '');
  return text.slice(0, start) + put + text.slice(start + length);
}
