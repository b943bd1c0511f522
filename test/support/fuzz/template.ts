// Any text as a message template: read, checked, and laid out.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../protocol/apply-edits.ts';
import { builtInTemplateText } from '../../../protocol/template/built-in.ts';
import { templateProblems } from '../../../protocol/template/check.ts';
import { parseTemplate } from '../../../protocol/template/parse.ts';
import { formatEdits } from '../../../protocol/template/print.ts';
import { MAX_PROBLEMS } from '../../../protocol/template/problem-list.ts';
import { scan } from '../../../protocol/template/scan.ts';
import { ALL_TYPES } from '../all-types.ts';
import type { Draw } from './chance.ts';
import { anyText, soup, type Texts } from './damage.ts';
import { checkProblems } from './promises.ts';
import { type Target, textTarget } from './target.ts';

const PIECES =
  `{ } { } { } \n \n\n Chat Low High Medium Fixed 1 0x10 0xFFFFFFFB Trusted NotTrusted Zerocoded Unencoded Deprecated UDPDeprecated
  Single Multiple Variable 2 U8 S64 LLUUID LLVector3 version 2.0 //\n //x\n / }{ {X U8} },{ }; //x \u00a0 \ufeff é \r\n \r \t 010 -1 \0 \ud800
  {\tX\tU8\t}//why\n {A\u0020Single{B\u0020U8}} 99999999999999999999`.split(/[ \n]+ ?/u);

/** Messages of the built-in template, one by one: most inputs are short. */
const messages = builtInTemplateText.split(/(?<=\n\}\n)/u).filter((text) => text.length < 700);

const TEXTS: Texts = {
  samples: [ALL_TYPES, ...messages.map((text) => (text.includes('version') ? text : `version 2.0\n${text}`))],
  pieces: [...PIECES, '\n', ' ', '\n\n\n', '\r\n', '//\n', '//x\r\n', 'Chat //x\n'],
  joined: (one, other) => `version 2.0\n${one.replace('version 2.0', '')}\n${other.replace('version 2.0', '')}`,
};

/** Words that are kept apart, half of the times behind a sound message. */
function wordSoup(draw: Draw): string {
  const words = Array.from({ length: draw.below(40) }, () => draw.one(TEXTS.pieces)).join(' ');
  return draw.chance(0.5) ? words : `version 2.0\n{ Chat Low 1 Trusted Unencoded { A Single { X U8 } } }\n${words}`;
}

const make = (draw: Draw): string =>
  draw.chance(0.3) ? wordSoup(draw) : draw.chance(0.1) ? soup(draw, TEXTS.pieces) : anyText(draw, TEXTS);

export const TEMPLATE: Target = textTarget({
  name: 'template',
  promise: 'message templates: nothing throws, problems are few, in order and within the text, mends can be applied',
  share: 1,
  make,
  check(text) {
    const problems = templateProblems(parseTemplate(text));
    checkProblems(problems, text, MAX_PROBLEMS);
    assert.ok(problems.every(({ range }, at) => range.start >= (problems[at - 1]?.range.start ?? 0)));
  },
});

export const TEMPLATE_LAYOUT: Target = textTarget({
  name: 'template-layout',
  promise:
    '[template.format.1] a template laid out has the same words, comments and meaning; a second time nothing changes',
  share: 1,
  make,
  check: checkTemplateLayout,
});

/** [template.format.1] Whatever the text, no word and no comment changes. */
export function checkTemplateLayout(text: string): void {
  const after = formatted(text);
  assert.deepEqual(wordsOf(after), wordsOf(text));
  assert.deepEqual(parseTemplate(after).template, parseTemplate(text).template);
  assert.equal(formatted(after), after);
}

const formatted = (text: string): string => applyEdits(text, formatEdits(parseTemplate(text)));

function wordsOf(text: string): readonly string[] {
  const words = scan(text);
  return [
    ...Array.from({ length: words.count }, (_, index) => words.word(index)),
    ...Array.from({ length: words.commentCount }, (_, index) => {
      const { start, end } = words.comment(index);
      return text.slice(start, end);
    }),
  ];
}
