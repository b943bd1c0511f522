// What the editor asks about an open template, one question at a time: the time of the answer, without its way to the editor.
import { Lines } from '../../protocol/lines.ts';
import type { Range } from '../../protocol/text.ts';
import type { OpenDocument } from '../../server/documents.ts';
import { LANGUAGES } from '../../server/languages.ts';
import { encodeTokens } from '../../server/semantic-tokens.ts';
import { workspaceSymbols } from '../../server/workspace-symbols.ts';
import type { Figure } from './figure.ts';
import { keystrokeInTheMiddle } from './keystroke.ts';
import { eachCall } from './measure.ts';
import { theTemplate } from './texts.ts';

/** As many lines as a window shows. */
const SCREEN_LINES = 60;

type ReadText = Pick<OpenDocument, 'uri' | 'lines' | 'text'>;

type Question = (document: ReadText, place: number) => unknown;

/** The same ones each time, as in an editor. */
const NONE_CHOSEN = {};

const QUESTIONS: Readonly<Record<string, Question>> = {
  hover: ({ text }, place) => text.hover(place),
  completion: ({ text }, place) => text.completion(place),
  'symbols of the file': ({ text }) => text.symbols(),
  'symbols by name': (document) => [...workspaceSymbols([document], 'agent')],
  folding: ({ text }) => text.folding(),
  'all colours': ({ text, lines }) => encodeTokens(text.tokens(), lines),
  'hints of a screen': ({ text, lines }, place) => text.inlayHints(screenFrom(lines, place)),
  problems: ({ text }) => text.problems(NONE_CHOSEN),
};

export async function measureAnswers(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [question, answer] of Object.entries(QUESTIONS)) {
    // Behind a keystroke each time: what is kept for the second question about the same text does not count.
    const texts = typed();
    const values = await eachCall(
      () => texts.next().value,
      (document, call) => answer(document, placeOf(call)),
    );
    figures.push({ what: `${question}, ${theTemplate.name}`, unit: 'ms', values, against: [] });
  }
  return figures;
}

/** The template with a character typed into it and taken back, again and again. */
function* typed(): Generator<ReadText, never> {
  const [language] = LANGUAGES;
  if (language === undefined) throw new Error('there is no language');
  const { at, character } = keystrokeInTheMiddle();
  const [mended, lines] = [theTemplate.text, new Lines(theTemplate.text)];
  const place = lines.offset(at);
  const broken = mended.slice(0, place) + character + mended.slice(place);
  const linesOfBroken = new Lines(broken);
  let text = language.open(mended, lines);
  for (;;) {
    text = text.again(broken, linesOfBroken);
    yield { uri: URI, lines: linesOfBroken, text };
    text = text.again(mended, lines);
    yield { uri: URI, lines, text };
  }
}

const URI = 'file:///a/template.msg';

/** Behind a word or blank somewhere in the text, elsewhere for each call; without chance, so that runs can be compared. */
function placeOf(call: number): number {
  const { text } = theTemplate;
  return text.indexOf(' ', (call * STRIDE) % text.length);
}

/** Has no divisor in common with the length of a text, most likely. */
const STRIDE = 7919;

function screenFrom(lines: Lines, place: number): Range {
  const { line } = lines.position(place);
  return { start: place, end: lines.offset({ line: line + SCREEN_LINES, character: 0 }) };
}
