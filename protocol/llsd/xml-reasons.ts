// Why each rule about LLSD-XML is one: what happens where it is broken. Its page in docs/rules begins with these words.

export const XML_REASONS: { readonly [code: string]: string } = {
  LS001: 'There is nothing that a reader could give back: most refuse an empty document, the others call it undef.',
  LS002:
    'The viewer and the Python library refuse the whole document, and the .NET libraries take it for undef. Only what stands before the first such place is checked.',
  LS003:
    'Every reader but one looks for an llsd element and refuses or ignores what begins with another. Nothing inside is checked.',
  LS004: 'The viewer reads nothing at all, others refuse the document or take it for undef.',
  LS005:
    'The viewer keeps the last of several values, the Python and .NET libraries the first, and others refuse the document.',
  LS006: 'The Python library refuses the document, all others leave out what follows without a word.',
  LS007: 'XML allows a declaration at the very beginning only: the viewer and node-metaverse refuse the document.',
  LS008:
    'The header tells programs that read all forms of LLSD which one this is. A plain XML reader takes it for a broken declaration and refuses the document.',
  LS009:
    'The viewer reads every document as UTF-8, whatever it declares. Every character beyond ASCII then breaks the document.',
  LS010: 'Some readers refuse it, some ignore it, and some process it, which is a way to attack them. None needs it.',
  LS011:
    'Only lt, gt, amp, quot and apos exist in LLSD. The viewer and the Python library refuse the document, others keep the reference as text.',
  LS012:
    'Control characters cannot stand in XML, not even as references: the viewer and the Python library refuse the document. What has to carry them is binary.',
  LS013:
    'The programs that find out the form of a document by its first characters do not know the mark: the viewer, the Python library and LibreMetaverse fail.',
  LS014: 'The .NET libraries take a document with one for undef, and the JavaScript libraries refuse it.',
  LS015:
    'LLSD has one attribute, encoding on binary, and llsd may name its schema. Every reader drops all others, and so does every program that writes the document again.',
  LS016:
    'The viewer and the Python library refuse the document, others put a sign of replacement for what they cannot read.',
  LS020:
    'The viewer reads an unknown element as undef; the Python library and LibreMetaverse refuse the whole document, OpenSim takes all of it for undef.',
  LS021:
    'To every reader a name in another case is an unknown element: undef for the viewer, a refused document for most.',
  LS022: 'The viewer leaves out a key that stands elsewhere, and everybody else refuses the document.',
  LS023: 'The viewer drops a value without a key, and everybody else refuses the document.',
  LS024: 'The viewer drops a key without a value, and everybody else refuses the document.',
  LS025:
    'The last value counts in XML, so the first one is there for nobody; in binary and notation the viewer keeps the first one instead.',
  LS026: 'The viewer drops the value of an empty key, and others refuse the document if the key is written as one tag.',
  LS027: 'The viewer and the Python library leave out text between elements, and everybody else refuses the document.',
  LS028:
    'What remains of the text differs from reader to reader: what follows the element, what precedes it, or nothing.',
  LS029: 'The viewer finds no value in an llsd inside of llsd, and everybody else refuses the document.',
  LS030:
    'OpenSim takes a document with a comment or an instruction inside of text for undef, and the JavaScript library refuses it. A CDATA section is refused by that library only, so it is no more than information.',
  LS031:
    'The blanks belong to the key, so whoever looks for it without them finds nothing; node-metaverse alone removes them.',
  LS033: 'What is inside is lost: everybody reads undef, but LibreMetaverse, which refuses the document.',
  LS040: 'Only exactly true and 1 are true for the viewer, while the JavaScript library takes any other text for true.',
  LS041:
    'The viewer reads as many digits as there are, the .NET libraries read 0, and the Python library refuses the document.',
  LS042:
    'Beyond them the viewer wraps, the JavaScript library clamps, the .NET libraries read 0, and the Python library gives a larger number. Wider and unsigned numbers travel as binary.',
  LS043:
    'Blanks, a plus sign and leading zeros are read by nearly all, but never come back when the document is written again; the JavaScript library reads 0 where there are blanks.',
  LS044:
    'The viewer and the .NET libraries read 0, the Python library refuses the document, and others read as far as they get.',
  LS045:
    'The viewer writes nan and inf, but reads every such word as 0, and no spelling is known to all of the others.',
  LS046: 'The viewer wants the number to end where the text ends, and reads 0 otherwise.',
  LS047:
    'A number that is too large becomes infinite for some, the largest one for the viewer and 0 for the .NET libraries; one that is too small becomes 0.',
  LS048:
    'The viewer reads the null uuid from any other text, without a word; some libraries forgive braces or missing dashes, others do not.',
  LS049: 'All programs write it so, and node-metaverse reads no other in notation.',
  LS050:
    'Without the Z, or with a blank for the T, the viewer reads the epoch, and the Python library refuses the document.',
  LS051:
    'The viewer counts on into the next month or day, the .NET libraries read year 1, and the Python library refuses the document.',
  LS052: 'The viewer writes such dates and reads them as the epoch.',
  LS053: 'No reader keeps more: the Python library keeps six digits, the .NET libraries seven, node-metaverse three.',
  LS054:
    'The .NET libraries encode a blank when they read it and others do not, so the two sides compare different texts; the JavaScript library reads nothing.',
  LS055: 'With any other encoding the viewer drops the element: the member of a map is gone, and an array is shorter.',
  LS056: 'The viewer reads the octets before the mistake, and others refuse the document.',
  LS058: 'XML reads a carriage return as a line feed. Whoever means it writes it as a reference.',
  LS060:
    'Readers without a bound of their own end with a full stack. Reading stops at 200 levels; a warning comes at 96, where the viewer gives up on compressed data. The example is read with a limit of three.',
  LS061:
    'A reader that takes anything can be made to fill its memory. Nothing of it is read, so that this is an error. The bound is 16 MiB in the editor, and that of --max-bytes in the terminal. The example is read with a limit of fifty.',
  LS062:
    'Every value costs memory, however short it is written. Reading stops at a million. The example is read with a limit of three.',
};
