// The built-in template for all tests that need real messages.
import { builtInTemplate as readBuiltIn } from '../../protocol/template/built-in.ts';
import type { Template } from '../../protocol/template/model.ts';

export const builtInTemplate: Template = readBuiltIn();
