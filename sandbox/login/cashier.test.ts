import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBoolean, asText, get, integer, map } from '../../protocol/llsd/value.ts';
import { readResponse, writeCall } from '../../protocol/xmlrpc.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';

function ask(path: string, body: string, method = 'POST') {
  const { reply } = new WholeGrid().request({ path, method, body: new TextEncoder().encode(body) });
  assert.ok(reply);
  return reply;
}

/** What a method of a page answers to somebody who would have to buy so much money for it. */
function said(page: string, method: string, currencyBuy: number) {
  const answer = readResponse(ask(page, writeCall(method, map({ currencyBuy: integer(currencyBuy) }))).body);
  assert.ok('value' in answer);
  return answer.value;
}

test('[login.helper.1] land that costs nothing may be had, in both of the steps that viewers go', () => {
  for (const method of ['preflightBuyLandPrep', 'buyLandPrep']) {
    const answer = said('/landtool.php', method, 0);
    const upgrades = [get(answer, 'membership', 'upgrade'), get(answer, 'landUse', 'upgrade')];
    assert.deepEqual([asBoolean(get(answer, 'success')), ...upgrades.map(asBoolean)], [true, false, false]);
    assert.equal(asText(get(answer, 'confirm')), '');
  }
});

for (const [page, method] of [
  ['/landtool.php', 'preflightBuyLandPrep'],
  ['/landtool.php', 'buyLandPrep'],
  ['/currency.php', 'getCurrencyQuote'],
  ['/currency.php', 'buyCurrency'],
] as const) {
  test(`[login.helper.1] ${method} that would take money says that there is none`, () => {
    const answer = said(page, method, 5);
    assert.equal(asBoolean(get(answer, 'success')), false);
    assert.match(asText(get(answer, 'errorMessage')), /^There is no money in the sandbox/);
  });
}

test('[login.helper.1] what is no call of it is refused', () => {
  assert.equal(ask('/landtool.php', '', 'GET').status, 405);
  assert.equal(ask('/landtool.php', 'buy').status, 400);
  assert.match(ask('/currency.php', writeCall('toString', map({}))).body, /-32601/);
});
