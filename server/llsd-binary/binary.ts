// Binary LLSD as notation and back, in the words of the client.
import type {
  BinaryProblem,
  BinaryQuestion,
  BinarySaving,
  RefusedBinary,
  SavedBinary,
  ShownBinary,
} from '../../contract/llsd-binary.ts';
import { Lines } from '../../protocol/lines.ts';
import { readBase64, writeBase64 } from '../../protocol/llsd/base64.ts';
import { type BinaryDocument, readBinaryDocument } from '../../protocol/llsd/binary.ts';
import { savedBinary } from '../../protocol/llsd/binary-edit.ts';
import { placeOfOctet } from '../../protocol/llsd/binary-places.ts';
import { MAX_SHOWN, shownNotation } from '../../protocol/llsd/binary-shown.ts';
import { readNotationDocument } from '../../protocol/llsd/notation.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import { DEFAULT_LIMITS } from '../../protocol/llsd/value.ts';
import type { Severities } from '../../protocol/template/check.ts';
import { withSeverity } from '../../protocol/template/rules/rule.ts';
import type { Problem } from '../../protocol/text.ts';

/** What the editor was told about rules. */
export interface Rules {
  readonly severities: Severities;
  /** The page about a rule, if there is one. */
  pageOf(code: string): string | undefined;
}

/** [llsd.editor.1] */
export function showBinary({ octets }: BinaryQuestion, rules: Rules): ShownBinary {
  const { bytes } = readBase64(octets);
  if (bytes.length > DEFAULT_LIMITS.size) return refused(tooLarge(bytes.length));
  const document = readBinaryDocument(bytes);
  const text = shownNotation(document, bytes);
  if (text === undefined) return refused(TOO_LONG);
  const broken = brokenSentence(document);
  const problems = problemsIn(document, text, rules);
  // Nothing is lost of an empty file.
  return { kind: 'shown', text, problems, ...(broken === undefined || bytes.length === 0 ? {} : { broken }) };
}

/** [llsd.editor.2] */
export function saveBinary({ octets, text, as }: BinarySaving, rules: Rules): SavedBinary {
  const { bytes } = readBase64(octets);
  if (bytes.length > DEFAULT_LIMITS.size) return refused(tooLarge(bytes.length));
  const saved = savedBinary(bytes, text, as);
  switch (saved.kind) {
    case 'saved':
      return {
        kind: 'saved',
        octets: writeBase64(saved.bytes),
        problems: problemsIn(readBinaryDocument(saved.bytes), text, rules),
      };
    case 'wrong':
      return refused(wrongSentence(saved.problem, text));
    case 'broken':
      return { kind: 'refused', reason: onlyAsCopy(saved.problem?.message), canCopy: true };
    case 'large':
      return refused(TOO_LONG);
  }
}

/** [llsd.sniff.1] Of a file's beginning. */
export const isBinary = ({ octets }: BinaryQuestion): boolean => sniffLlsd(readBase64(octets).bytes) === 'binary';

function problemsIn(document: BinaryDocument, text: string, { severities, pageOf }: Rules): readonly BinaryProblem[] {
  const { problems, root } = document;
  if (problems.length === 0) return [];
  const notation = readNotationDocument(text);
  const lines = new Lines(text);
  return problems
    .filter(({ code }) => severities[code] !== 'off')
    .map((problem) => withSeverity(problem, severities))
    .map(({ code, severity, message, range }) => {
      const page = pageOf(code);
      const place = lines.range(placeOfOctet(root, notation.root, range.start));
      return { code, severity, message, range: place, ...(page === undefined ? {} : { page }) };
    });
}

function brokenSentence({ brokenAt, problems }: BinaryDocument): string | undefined {
  if (brokenAt === undefined) return undefined;
  return onlyAsCopy(problems.find(({ severity }) => severity === 'error')?.message);
}

const onlyAsCopy = (message = ''): string =>
  `This file is broken and can be saved only as a copy, which holds what could be read. ${message}`.trim();

function wrongSentence({ message, range }: Problem, text: string): string {
  const { line } = new Lines(text).position(range.start);
  return `The notation has an error on line ${line + 1}: ${message}`;
}

const refused = (reason: string): RefusedBinary => ({ kind: 'refused', reason, canCopy: false });

const tooLarge = (octets: number): string =>
  `This file is ${octets} octets; binary LLSD of up to ${DEFAULT_LIMITS.size} octets can be shown.`;

const TOO_LONG = `This file would be more than ${MAX_SHOWN} characters of notation, which is too long to be shown.`;
