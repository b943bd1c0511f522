// Severities as they are shown.
import type { ShownFinding } from '../../contract/views.ts';

export const SEVERITY_WORDS: Readonly<Record<ShownFinding['severity'], string>> = {
  error: '✗ error',
  warning: '! warning',
  information: 'i information',
};
