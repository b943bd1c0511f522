// Any text as a filter of message names.
import assert from 'node:assert/strict';
import { readNameFilter } from '../../../capture/filter/name.ts';
import { anyText, type Texts } from './damage.ts';
import { type Target, textTarget } from './target.ts';

const NAMES = ['', 'AgentUpdate', 'ChatFromViewer', 'a'.repeat(200), 'POST /cap/ab', 'İ', '\u{1f600}'];

const TEXTS: Texts = {
  samples: [
    '',
    'Agent*',
    '!Agent* Chat*',
    '-Start* -Complete*',
    '*a*a*a*a*a*a*a*b',
    '???',
    'a, b ,c',
    'x'.repeat(1001),
    '*?'.repeat(499),
  ],
  pieces: [
    '*',
    '?',
    '!',
    '-',
    ' ',
    ',',
    'Agent',
    'Update',
    'a',
    'é',
    '/',
    '(',
    '\\',
    '[',
    '\ud800',
    '\t',
    '\u0130',
    'ß',
    '.',
    '*a',
  ],
};

export const FILTER: Target = textTarget({
  name: 'filter',
  promise:
    'filters of names: nothing throws or runs for ever, a problem lies in the text, small letters are as capitals',
  share: 4,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const filter = readNameFilter(text);
    if ('problem' in filter) {
      const { start, end, message } = filter.problem;
      assert.ok(0 <= start && start < end && end <= text.length && message !== '');
      return;
    }
    for (const name of NAMES) {
      const accepts = filter.accepts(name);
      assert.ok(accepts || !filter.acceptsAll);
      assert.equal(filter.accepts(name.toLowerCase()), accepts);
    }
  },
});
