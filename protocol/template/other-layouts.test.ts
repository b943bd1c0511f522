// The texts of the rules and of the mistakes once more, laid out otherwise: the same is found, where it stands now.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedRange } from '../../test/support/marked-text.ts';
import { MISTAKES } from '../../test/support/mistakes.ts';
import { RULE_CASES } from '../../test/support/rule-cases.ts';
import { RULES, templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';

/** Most texts are not laid out as others need it, and the other line ends are no news here. */
const SILENT = { MT009: 'off', MT044: 'off', MT100: 'off' } as const;
/** These are about the layout itself. */
const LAYOUT: ReadonlySet<string> = new Set(['MT009', 'MT100', 'MT101', 'MT103']);

const LAYOUTS: Readonly<Record<string, (text: string) => string>> = {
  'with CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'with CR': (text) => text.replaceAll('\n', '\r'),
  'with tabs for four blanks': (text) => text.replaceAll('    ', '\t'),
  'with two line ends for one': (text) => text.replaceAll('\n', '\n\n'),
};

/** Sound as these texts are, their words may stand anywhere. */
const SOUND_LAYOUTS: typeof LAYOUTS = {
  ...LAYOUTS,
  'with a tab for each blank': (text) => text.replaceAll(' ', '\t'),
  'with each opening brace on a line of its own': (text) => text.replaceAll(/ («?\{)/gu, '\n$1'),
};

function assertFound(code: string, marked: string): void {
  const { text, start, end } = markedRange(marked);
  const rule = RULES.find((one) => one.code === code);
  const asked = rule?.isOff === true || code === 'MT044' ? { [code]: rule?.severity ?? 'hint' } : {};
  const found = templateProblems(parseTemplate(text), { ...SILENT, ...asked });
  const places = found.filter((problem) => problem.code === code).map(({ range }) => range);
  assert.deepEqual(places, [{ start, end }], JSON.stringify(text));
}

for (const [name, layout] of Object.entries(SOUND_LAYOUTS))
  test(`what a rule finds it finds in a text ${name}`, () => {
    for (const [code, , marked] of RULE_CASES) if (!LAYOUT.has(code)) assertFound(code, layout(marked));
  });

for (const [name, layout] of Object.entries(LAYOUTS))
  test(`[template.words.1] [template.recovery.3] a mistake is one finding in a text ${name}`, () => {
    for (const [code, marked] of MISTAKES) {
      if (LAYOUT.has(code)) continue;
      const { text, start, end } = markedRange(layout(marked));
      const found = templateProblems(parseTemplate(text), SILENT);
      assert.deepEqual(
        found.map(({ code: other, range }) => [other, range]),
        [[code, { start, end }]],
        JSON.stringify(text),
      );
    }
  });
