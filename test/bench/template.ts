// Reading and checking a whole message template, as after every pause in typing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { checkTemplate } from '../../protocol/template/check.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { corpus } from './corpus.ts';
import type { Figure } from './figure.ts';
import { processorTime } from './measure.ts';

export function measureTemplates(): readonly Figure[] {
  const built = measure('the built-in template', builtInTemplateText);
  if (corpus === undefined) return [built];
  const text = readFileSync(path.join(corpus, 'templates/viewer.message_template.msg'), 'utf8');
  return [built, measure("the viewer's template", text)];
}

function measure(name: string, text: string): Figure {
  const { ours, bare } = processorTime({
    ours: () => {
      const file = parseTemplate(text);
      return file.problems.length + checkTemplate(file).length;
    },
    bare: () => text.split(/\s+/).length,
  });
  const what = `parse and check ${name}, ${text.split('\n').length.toLocaleString('en')} lines`;
  return { what, unit: 'ms', values: ours, against: [{ name: 'splitting the text into words', values: bare }] };
}
