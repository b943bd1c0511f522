// LLSD converted and compared, for whoever asks with the documents themselves.
import type { Connection } from 'vscode-languageserver';
import {
  COMPARE_LLSD,
  CONVERT_LLSD,
  type ComparedLlsd,
  type Converted,
  type ConvertQuestion,
  type LlsdComparison,
  type RefusedLlsd,
} from '../contract/llsd.ts';
import { compareLlsd } from './llsd-convert/compare.ts';
import { convertLlsd } from './llsd-convert/convert.ts';
import type { Safely } from './safely.ts';

const FAILED: RefusedLlsd = { kind: 'refused', reason: 'That went wrong; the output says why.' };

export function answerLlsd(connection: Connection, safely: Safely): void {
  connection.onRequest<Converted, unknown>(CONVERT_LLSD, (question: ConvertQuestion) =>
    safely<Converted>('converting LLSD', FAILED, () => convertLlsd(question)),
  );
  connection.onRequest<ComparedLlsd, unknown>(COMPARE_LLSD, (question: LlsdComparison) =>
    safely<ComparedLlsd>('comparing LLSD', FAILED, () => compareLlsd(question)),
  );
}
