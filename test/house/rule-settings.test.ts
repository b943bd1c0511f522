// The setting `rezbench.rules` offers each rule with its title and default. UPDATE_GOLDEN=1 writes it into package.json.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { CHANGE_RULES } from '../../protocol/template/compatibility/catalogue.ts';
import { RULE_CATALOGUE } from '../../protocol/template/rules/catalogue.ts';
import { SEVERITY_WORDS } from '../../protocol/template/severities.ts';
import { inProject } from '../../tools/root.ts';

const MANIFEST = inProject('package.json');
const SETTING = 'rezbench.rules';
const COMMAND = 'UPDATE_GOLDEN=1 npm run unit';

/** What may be said of one rule; a rule about changes has no default, since the mode decides. */
const offers: Readonly<Record<string, object>> = {
  ...Object.fromEntries(
    RULE_CATALOGUE.map(({ code, severity, isOff, title }) => [
      code,
      { enum: SEVERITY_WORDS, default: isOff === true ? 'off' : severity, description: title },
    ]),
  ),
  ...Object.fromEntries(
    CHANGE_RULES.map(({ code, title }) => [
      code,
      { enum: SEVERITY_WORDS, description: `Against the base: ${title} As grave as the mode says unless chosen here.` },
    ]),
  ),
};

test('each rule can be chosen in the settings, with its title and what it weighs by default', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(MANIFEST, updated(readFileSync(MANIFEST, 'utf8')));
  const { contributes } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const found: object = contributes.configuration.properties[SETTING].properties;
  assert.deepEqual(found, offers, `package.json is behind the rules; \`${COMMAND}\` mends it`);
});

test('in package.json each rule has one line', () => {
  const text = readFileSync(MANIFEST, 'utf8');
  assert.equal(updated(text), text, `\`${COMMAND}\` mends it`);
});

test('the rules about changes are those that docs/protocol/compatibility.md lists; MC019 is told by nobody', () => {
  const page = readFileSync(inProject('docs/protocol/compatibility.md'), 'utf8');
  const listed = [...page.matchAll(/^\| (MC\d{3}) /gmu)].map(([, code]) => code).filter((code) => code !== 'MC019');
  assert.deepEqual(
    CHANGE_RULES.map(({ code }) => code),
    listed,
  );
});

/** The text of package.json with one line for each rule. */
function updated(text: string): string {
  const start = text.indexOf('          "properties": {\n', text.indexOf(`"${SETTING}"`));
  const end = text.indexOf('\n          }', start);
  assert.ok(start >= 0 && end >= 0, `${SETTING} has no properties`);
  const lines = Object.entries(offers).map(([code, offer]) => `            "${code}": ${inOneLine(offer)}`);
  return `${text.slice(0, start)}          "properties": {\n${lines.join(',\n')}${text.slice(end)}`;
}

/** As Biome writes an object in one line. */
const inOneLine = (offer: object): string => {
  const members = Object.entries(offer).map(
    ([key, value]) => `"${key}": ${JSON.stringify(value).replaceAll('","', '", "')}`,
  );
  return `{ ${members.join(', ')} }`;
};
