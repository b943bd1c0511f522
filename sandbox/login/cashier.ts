// What viewers ask of the grid's helper before they buy land or money. Land that costs nothing may be had; money there is none.
import { readUtf8 } from '../../protocol/bytes.ts';
import { array, asInteger, boolean, get, integer, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { readCall, writeFault, writeResponse } from '../../protocol/xmlrpc.ts';
import { sentence, wrongMethod } from '../caps/calls.ts';
import type { Call, Reply } from '../effects.ts';
import { METHOD_NOT_FOUND } from './request.ts';

const NO_MONEY = 'There is no money in the sandbox: only what costs nothing can be bought.';

/** [login.helper.1] Nobody has to become anything to own land; it may be had if no money has to be bought for it. */
const landWish = (asked: Llsd): Llsd => (asInteger(get(asked, 'currencyBuy')) > 0 ? refusal() : LAND_IS_FREE);
const LAND_IS_FREE = map({
  success: boolean(true),
  membership: map({ upgrade: boolean(false), action: string(''), levels: array([]) }),
  landUse: map({ upgrade: boolean(false), action: string('') }),
  currency: map({ estimatedCost: integer(0) }),
  confirm: string(''),
});

function refusal(): Llsd {
  return map({ success: boolean(false), errorMessage: string(NO_MONEY), errorURI: string('') });
}

type Answers = Readonly<Record<string, (asked: Llsd) => Llsd>>;

/** [login.helper.1] By the page, which viewers look for behind the `helperuri` of the grid, and the method. */
const PAGES: Readonly<Record<string, Answers>> = {
  '/landtool.php': { preflightBuyLandPrep: landWish, buyLandPrep: landWish },
  '/currency.php': { getCurrencyQuote: refusal, buyCurrency: refusal },
};

/** Undefined = the path is none of the helper's. */
export function helperPage({ body, method, path }: Call): { readonly name: string; readonly reply: Reply } | undefined {
  const answers = PAGES[path];
  if (answers === undefined) return undefined;
  const name = path.slice(1);
  if (method !== 'POST') return { name, reply: wrongMethod(path, ['POST']) };
  const call = readCall(readUtf8(body) ?? '');
  if ('problem' in call) return { name, reply: sentence(400, call.problem) };
  const answer = Object.hasOwn(answers, call.method) ? answers[call.method] : undefined;
  const [asked = map({})] = call.params;
  const text =
    answer === undefined
      ? writeFault(METHOD_NOT_FOUND, `Method ${call.method.slice(0, 80)} is not known.`)
      : writeResponse(answer(asked));
  return {
    name: answer === undefined ? name : call.method,
    reply: { status: 200, contentType: 'text/xml', body: text },
  };
}
