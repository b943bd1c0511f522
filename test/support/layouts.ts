// Layouts for the tests of the formatter: a text, and what becomes of it.

export interface Layout {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const HEADER = 'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n';
const block = (...lines: readonly string[]): string =>
  `${HEADER}    {\n        A Single\n${lines.map((line) => `${line}\n`).join('')}    }\n}\n`;
const tabbed = (...lines: readonly string[]): string =>
  `version 2.0\n{\n\tChat Low 1 Trusted Unencoded\n\t{\n\t\tA Single\n${lines.map((line) => `${line}\n`).join('')}\t}\n}\n`;
const LONG_NAME = 'N'.repeat(64);
const LONG_SIZE = '9'.repeat(40);

export const layouts: readonly Layout[] = [
  {
    title: '[template.format.2] a message on one line gets its lines',
    before: 'version 2.0 { Chat Low 1 Trusted Unencoded { A Single { X U8 } } }',
    after: block('        {   X   U8  }'),
  },
  {
    title: '[template.format.2] a header over several lines becomes one line',
    before: 'version\n2.0\n{\nChat\nLow   1\n\tTrusted Unencoded\n}\n',
    after: `${HEADER}}\n`,
  },
  {
    title: '[template.format.7] types and braces stand at the next multiple of four behind the longest',
    before: block('{Id LLUUID}', '{ Name    Variable   1}', '        {   Four    U8}'),
    after: block(
      '        {   Id      LLUUID      }',
      '        {   Name    Variable 1  }',
      '        {   Four    U8          }',
    ),
  },
  {
    title: '[template.format.7] unknown and missing words are laid out, too',
    before: block('        {   X Nope  }', '        {   Longer }', '        {   Y   U8 4  }'),
    after: block('        {   X       Nope    }', '        {   Longer          }', '        {   Y       U8 4    }'),
  },
  {
    title: '[template.format.7] words that are longer than anything real stay out of the columns',
    before: block('{ X U8 }', `{ ${LONG_NAME}   U8 }`, `{ Y   Fixed  ${LONG_SIZE} }`),
    after: block('        {   X   U8  }', `        { ${LONG_NAME} U8 }`, `        { Y Fixed ${LONG_SIZE} }`),
  },
  {
    title: '[template.format.4] comments stay: behind code, above it, in the first column',
    before: `  // about
version 2.0   // old
{ // who
Chat Low 1 Trusted Unencoded//glued
  // of the block
{ A Single
// { Gone U8 }
  // the id
 { X U8 }  // a
               { Y U16 } // b
   // last
} // end
} // done
   // bye`,
    after: `// about
version 2.0   // old
{ // who
    Chat Low 1 Trusted Unencoded //glued
    // of the block
    {
        A Single
// { Gone U8 }
        // the id
        {   X   U8  }  // a
        {   Y   U16 } // b
        // last
    } // end
} // done
// bye
`,
  },
  {
    title: '[template.format.4] comments that are lined up stay so, also over several lines',
    before: block(
      '        {   Id      U8 }         // first',
      '                                 // and more of it',
      '        {   Name    Variable 1 } // second',
    ),
    after: block(
      '        {   Id      U8          } // first',
      '                                  // and more of it',
      '        {   Name    Variable 1  } // second',
    ),
  },
  {
    title: '[template.format.4] a comment among the words of a line keeps the white space of that line',
    before: block('  { X // why', '     U8 }', '  { Name U8 }'),
    after: block('        { X // why', '     U8 }', '        {   Name    U8  }'),
  },
  {
    title: '[template.format.5] blank lines stay, white space at the ends of lines goes',
    before: `\n\nversion 2.0  \n \n\t\n{\n\n    Chat Low 1 Trusted Unencoded\n\n\n}\n\n\n\n`,
    after: '\n\nversion 2.0\n\n\n{\n\n    Chat Low 1 Trusted Unencoded\n\n\n}\n\n',
  },
  {
    title: '[template.format.5] line ends are those of the file',
    before: 'version 2.0\r\n{ Chat Low 1 Trusted Unencoded }\r\n// end',
    after: 'version 2.0\r\n{\r\n    Chat Low 1 Trusted Unencoded\r\n}\r\n// end\r\n',
  },
  {
    title: '[template.format.5] also where they are mixed',
    before: 'version 2.0\r{ Chat Low 1 Trusted Unencoded\n}\r\n',
    after: 'version 2.0\r{\r    Chat Low 1 Trusted Unencoded\n}\r\n',
  },
  {
    title: '[template.format.3] a file with tabs keeps them',
    before: tabbed('\t\t{\tId\tLLUUID\t}\t// a', '\t\t{\tName\tVariable\t1\t}'),
    after: tabbed('\t\t{\tId\t\tLLUUID\t\t}\t// a', '\t\t{\tName\tVariable 1\t}'),
  },
  {
    title: '[template.format.3] comments behind tabs stay lined up',
    before: tabbed('\t\t{\tId\tLLUUID\t\t}   // a', '\t\t{\tName\tU8\t\t\t}\t// b'),
    after: tabbed('\t\t{\tId\t\tLLUUID\t}\t// a', '\t\t{\tName\tU8\t\t}\t// b'),
  },
  {
    title: '[template.format.3] blanks win in a file with as many of both',
    before: 'version 2.0\n{\n\tChat Low 1 Trusted Unencoded\n    {\n\t\tA Single\n        { X U8 }\n    }\n}\n',
    after: block('        {   X   U8  }'),
  },
  {
    title: '[template.format.6] a message with a mistake in its syntax is left as it is, the others are laid out',
    before:
      'version  2.0\n{ Bad Low 1 Trusted Unencoded { A Single { X U8 years } } }\n{ Good Low 2 Trusted Unencoded }\n',
    after: `version 2.0\n{ Bad Low 1 Trusted Unencoded { A Single { X U8 years } } }\n{\n    Good Low 2 Trusted Unencoded\n}\n`,
  },
  {
    title: '[template.format.1] behind a mark that does not belong there no words are glued together',
    before: 'version 2.0\n{ Chat Low 1 Trusted Unencoded { A Single { X U8 },{ Y Fixed 4 } } }\n',
    after: block('        {   X   U8      },{ Y Fixed 4 }'),
  },
  {
    title: '[template.format.6] words outside of messages, and the white space around them, are left as they are',
    before: 'version 2.0\n{ Chat Low 1 Trusted Unencoded }\n   what   is this  \n\n{ Talk Low 2 Trusted Unencoded }',
    after:
      'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n}\n   what   is this  \n\n{\n    Talk Low 2 Trusted Unencoded\n}\n',
  },
  {
    title: '[template.format.6] a message that is not closed is left as it is',
    before: 'version 2.0\n{ Chat Low 1 Trusted Unencoded\n  { A Single { X U8 } \n',
    after: 'version 2.0\n{ Chat Low 1 Trusted Unencoded\n  { A Single { X U8 } \n',
  },
  {
    title: '[template.format.6] an invisible character is no white space',
    before: 'version 2.0\n{ Chat Low 1 Trusted\u00a0Unencoded }\n',
    after: 'version 2.0\n{ Chat Low 1 Trusted\u00a0Unencoded }\n',
  },
  {
    title: '[template.format.6] a byte-order mark stays where it is',
    before: '\ufeffversion   2.0\n',
    after: '\ufeffversion 2.0\n',
  },
  { title: '[template.format.1] a text without words stays', before: ' // only this  ', after: ' // only this  ' },
  { title: '[template.format.1] an empty text stays empty', before: '', after: '' },
];
