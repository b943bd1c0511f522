// The built-in template, read once for all tests that need real messages.

import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import type { Template } from '../../protocol/template/model.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';

export const builtInTemplate: Template = parseTemplate(builtInTemplateText).template;
