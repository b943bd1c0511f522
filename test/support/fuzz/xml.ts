// Any text as LLSD-XML: read, and laid out.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../protocol/apply-edits.ts';
import { MAX_PROBLEMS } from '../../../protocol/llsd/finding.ts';
import { plainValue } from '../../../protocol/llsd/node.ts';
import { settingsProblems } from '../../../protocol/llsd/settings-file.ts';
import { readLlsdXml, readXmlDocument, writeLlsdXml } from '../../../protocol/llsd/xml.ts';
import { xmlFormatEdits } from '../../../protocol/llsd/xml-format.ts';
import { readMessageXml } from '../../../protocol/template/message-xml.ts';
import { XML_FINDINGS } from '../../golden/llsd/findings.ts';
import { VECTORS } from '../../golden/llsd/vectors.ts';
import { XML_EDGES } from '../../golden/llsd/xml-edges.ts';
import type { Draw } from './chance.ts';
import { anyText, soup, type Texts } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { checkPlaces, checkProblems, checkSame } from './promises.ts';
import { type Target, textTarget } from './target.ts';

// biome-ignore format: as many as fit a line
const PIECES = [
  '<llsd>', '</llsd>', '<map>', '</map>', '<key>', '</key>', '<array/>', '<array>', '</array>', '<string>', '</string>',
  '<integer>', '</integer>', '<real>', '</real>', '<date>', '</date>', '<uuid>', '</uuid>', '<binary encoding="', '"/>',
  '<Map>', '</Map>', '<foo a=\'b\'>', '</foo>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE', '[', '>', '<',
  '&', '&amp;', '&#', '&#1;', ';', '\r', '\n', '\ud800', ' ', '1', 'x', '-', 'true', '<undef/>', '<key>a</key>', '\ufeff',
];

const TEXTS: Texts = {
  samples: [
    ...VECTORS.map(([, , , xml]) => `<llsd>${xml}</llsd>`),
    ...XML_FINDINGS.map(([document]) => document),
    ...XML_EDGES.map(([, document]) => document),
    '<llsd><map><key>messages</key><map><key>A</key><map><key>flavor</key><string>llsd</string></map></map></map></llsd>',
    '<llsd><map><key>S</key><map><key>Comment</key><string/><key>Type</key><string>U32</string><key>Value</key><integer>1</integer></map></map></llsd>',
  ],
  pieces: PIECES,
  grown: (draw) => writeLlsdXml(grownLlsd(draw), draw.chance(0.5) ? {} : { pretty: draw.below(3), declaration: true }),
  joined: (one, other) => `<llsd><array>${withoutRoot(one)}<map><key>a</key>${withoutRoot(other)}</map></array></llsd>`,
};

const withoutRoot = (document: string): string => document.replace(/^.*?<llsd>|<\/llsd>\s*$/gsu, '');

/** A quarter of the texts is nothing but words in a root: they are short, and break everything at once. */
const make = (draw: Draw): string => (draw.chance(0.25) ? `<llsd>${soup(draw, PIECES)}` : anyText(draw, TEXTS));

export const XML: Target = textTarget({
  name: 'xml',
  promise:
    'LLSD-XML: nothing throws, places nest, nodes and values agree, mends can be applied, what is written is read',
  share: 4,
  make,
  check(text) {
    const { root, problems } = readXmlDocument(text);
    const { value } = readLlsdXml(text);
    checkSame(plainValue(root), value);
    checkPlaces(root, { start: 0, end: text.length });
    checkProblems(problems, text, MAX_PROBLEMS);
    checkProblems(settingsProblems(root), text, MAX_PROBLEMS);
    checkProblems(readMessageXml(text, problems).problems, text, MAX_PROBLEMS);
    const written = writeLlsdXml(value);
    assert.equal(writeLlsdXml(readLlsdXml(written).value), written);
  },
});

export const XML_LAYOUT: Target = textTarget({
  name: 'xml-layout',
  promise: 'LLSD-XML laid out says the same, with no other problems, and a second time nothing changes',
  share: 1,
  make,
  check(text) {
    const once = applyEdits(text, xmlFormatEdits(text));
    const [before, after] = [readXmlDocument(text), readXmlDocument(once)];
    checkSame(plainValue(after.root), plainValue(before.root));
    assert.deepEqual(xmlFormatEdits(once), []);
    const left = codesOf(after);
    assert.deepEqual(
      left,
      codesOf(before).filter((code) => code !== BLANKS_FIRST || left.includes(code)),
    );
  },
});

/** Something stands before the XML declaration: blanks there are taken away. */
const BLANKS_FIRST = 'LS007';

const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }): readonly string[] =>
  problems.map(({ code }) => code).sort();
