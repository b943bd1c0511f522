// Scripts, and messages whose method says what their parameters are.

import type { Meaning, MeaningRow } from '../meaning.ts';
import { bits, enumeration } from '../spell.ts';

const PERMISSIONS = bits(
  'What the script may do',
  `1 take money, 2 take controls, 3 remap controls (unused), 4 animate, 5 attach, 6 change ownership (unused),
  7 change links, 8 change joints (gone), 9 change permissions, 10 track the camera, 11 control the camera, 12 teleport,
  13 experience, 14 manage the estate, 15 override animations, 16 return objects, 17 force to sit, 18 change environment`,
);

const METHOD: Meaning = {
  kind: 'text',
  about: 'It decides what each Parameter is: text up to its NUL, or the bytes of an id.',
};

export const SCRIPT_ROWS: readonly MeaningRow[] = [
  [
    PERMISSIONS,
    'ScriptQuestion.Data.Questions ScriptAnswerYes.Data.Questions RevokePermissions.Data.ObjectPermissions',
  ],
  [
    enumeration('What the bytes are', '0x4175 material override in glTF, 0xffff unknown'),
    'GenericStreamingMessage.MethodData.Method',
  ],
  [
    METHOD,
    `GenericMessage.MethodData.Method LargeGenericMessage.MethodData.Method EstateOwnerMessage.MethodData.Method
    GodlikeMessage.MethodData.Method SystemMessage.MethodData.Method`,
  ],
  [
    { kind: 'parameter' },
    `GenericMessage.ParamList.Parameter LargeGenericMessage.ParamList.Parameter EstateOwnerMessage.ParamList.Parameter
    GodlikeMessage.ParamList.Parameter SystemMessage.ParamList.Parameter`,
  ],
  [{ kind: 'text' }, 'LoadURL.Data.URL'],
];
