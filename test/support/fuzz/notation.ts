// Any text and any octets as notation: read, and laid out.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../protocol/apply-edits.ts';
import { utf8 } from '../../../protocol/bytes.ts';
import { MAX_PROBLEMS } from '../../../protocol/llsd/finding.ts';
import { plainValue } from '../../../protocol/llsd/node.ts';
import {
  readLlsdNotation,
  readLlsdNotationBytes,
  readNotationDocument,
  writeLlsdNotation,
} from '../../../protocol/llsd/notation.ts';
import { notationFormatEdits } from '../../../protocol/llsd/notation-format.ts';
import { NOTATION_EDGES } from '../../golden/llsd/notation-edges.ts';
import { NOTATION_FINDINGS } from '../../golden/llsd/notation-findings.ts';
import { VECTORS } from '../../golden/llsd/vectors.ts';
import type { Draw } from './chance.ts';
import { anyText, type Texts } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { checkPlaces, checkProblems, checkSame, checkSpelled } from './promises.ts';
import { octetTarget, type Target, textTarget } from './target.ts';

// biome-ignore format: as many as fit a line
const PIECES = [
  '[', ']', '{', '}', ',', ':', "'", '"', '\\', '!', 'i1', 'r1.5', 'true', 's(2)"', 'b(1)"', 'b64"', 'b16"', 'l"', 'd"',
  '# ', '//', '/*', '*/', '--', ';', '\n', '\r', ' ', '\t', '\\x', '\\xc3', '\ud83d', '\udcff', '\ufeff', 'é', '0', '9',
  "'k':", '<?llsd/notation?>', 'u67153d5b-3659-afb4-8510-adda2c034649', '{"a": 1}', 'null', '+', '-', '.', '(', ')',
];

const TEXTS: Texts = {
  samples: [
    ...VECTORS.map(([, , , , notation]) => notation),
    ...NOTATION_FINDINGS.map(([document]) => document),
    ...NOTATION_EDGES.map(([, document]) => document),
  ],
  pieces: PIECES,
  grown: (draw) => writeLlsdNotation(grownLlsd(draw), draw.chance(0.5) ? {} : { pretty: draw.below(3), header: true }),
  joined: (one, other) => `[${one}, {'a':${other},\n'b':${one}}]`,
};

const make = (draw: Draw): string => anyText(draw, TEXTS);

export const NOTATION: Target = textTarget({
  name: 'notation',
  promise:
    '[llsd.notation.2] notation: nothing throws, places nest, nodes and values agree, mends can be applied, what is written is read',
  share: 3,
  make,
  check(text) {
    const { value, problems } = readLlsdNotation(text);
    const document = readNotationDocument(text);
    assert.deepEqual(document.problems, problems);
    checkSame(plainValue(document.root), value);
    checkPlaces(document.root, { start: 0, end: text.length });
    checkProblems(problems, text, MAX_PROBLEMS);
    checkSpelled(readLlsdNotation(writeLlsdNotation(value)).value, value);
  },
});

export const NOTATION_LAYOUT: Target = textTarget({
  name: 'notation-layout',
  promise:
    '[llsd.format.2] notation laid out keeps its value and every character but blanks; a second time nothing changes',
  share: 1,
  make,
  check(text) {
    const laidOut = formatted(text);
    checkSame(readLlsdNotation(laidOut).value, readLlsdNotation(text).value);
    assert.equal(formatted(laidOut), laidOut);
    assert.equal(laidOut.replace(/[ \t\r\n]/g, ''), text.replace(/[ \t\r\n]/g, ''));
  },
});

const formatted = (text: string): string => applyEdits(text, notationFormatEdits(text));

/** Octets of which so many are replaced. */
const REPLACED = 0.1;

export const NOTATION_OCTETS: Target = octetTarget({
  name: 'notation-octets',
  promise: 'notation of any octets: nothing throws, every problem lies in the text that is shown',
  share: 2,
  make: (draw) => utf8(make(draw)).map((octet) => (draw.chance(REPLACED) ? draw.below(0x100) : octet)),
  check(octets) {
    const { text, problems } = readLlsdNotationBytes(octets);
    checkProblems(problems, text, MAX_PROBLEMS);
  },
});
