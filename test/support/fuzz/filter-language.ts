// Any text as a filter of rows.
import assert from 'node:assert/strict';
import { checkFilter } from '../../../capture/filter/check.ts';
import { completeFilter } from '../../../capture/filter/complete.ts';
import { factsOf, NO_FACTS } from '../../../capture/filter/facts.ts';
import { compileFilter } from '../../../capture/filter/filter.ts';
import { grownFilter, PIECES } from '../../../capture/filter/grown.fixture.ts';
import { hoverFilter } from '../../../capture/filter/hover.ts';
import { parseFilter } from '../../../capture/filter/parse.ts';
import { printFilter } from '../../../capture/filter/print.ts';
import { filterRow } from '../../../capture/filter/row.ts';
import { codec, SESSION, wholeRow } from '../../../capture/filter/rows.fixture.ts';
import { anyText, type Texts } from './damage.ts';
import { type Target, textTarget } from './target.ts';

const ROWS = SESSION.map(([, row], index) => wholeRow(row, index + 1));
const FACTS = factsOf(NO_FACTS);

const TEXTS: Texts = {
  samples: [
    '',
    'ChatFrom* && dir == out',
    'ObjectUpdate.ObjectData.Scale.x > 10 || reliable && !acked && age > 1s',
    'ChatFromViewer.ChatData.Message =~ /(a|b)*c{2,3}[^d-f]\\b/im',
    'circuit == 2 && seq in 100..200 && name ~ "a\\"b"',
    '!(*.AgentData.AgentID == 1c8a7767-e37b-422e-afb3-85093197cad1)',
    '('.repeat(101),
    '!'.repeat(2001),
    `name =~ /${'(a?)'.repeat(120)}/`,
  ],
  pieces: PIECES,
  grown: (draw) => grownFilter(() => draw.below(2 ** 30) / 2 ** 30),
  joined: (one, other) => `${one} || ${other}`,
};

export const FILTER_LANGUAGE: Target = textTarget({
  name: 'filter-language',
  promise:
    'filters of rows: nothing throws or runs for ever, problems lie in the text, what is printed is the same filter, help is there for any caret',
  share: 1,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const { expression, problems } = parseFilter(text);
    for (const { end, message, start } of [...problems, ...checkFilter(expression, codec.template).problems]) {
      assert.ok(0 <= start && start <= end && end <= text.length && message !== '');
    }
    const printed = printFilter(expression);
    if (problems.length === 0) assert.equal(printFilter(parseFilter(printed).expression), printed);
    const filter = compileFilter(text, codec);
    if (!('problems' in filter)) checkRows(printed, filter);
    const middle = text.length >> 1;
    const { end, start } = completeFilter(text, middle, codec);
    assert.ok(0 <= start && start <= end && end <= text.length);
    hoverFilter(text, middle, codec);
  },
});

/** What is printed finds the same rows. */
function checkRows(
  printed: string,
  filter: Exclude<ReturnType<typeof compileFilter>, { readonly problems: unknown }>,
): void {
  const again = compileFilter(printed, codec);
  assert.ok(!('problems' in again), printed);
  for (const row of ROWS) {
    assert.equal(again.matches(filterRow(row), FACTS), filter.matches(filterRow(row), FACTS), printed);
  }
}
