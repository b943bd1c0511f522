// What the XML library complains of, in sentences for whoever wrote the XML.

/** Characters of a foreign name that are said back. */
const LONGEST_NAME = 40;

type Sentence = (name: string, second: string, third: string) => string;

/** One element, or the last of several. */
const LEFT_OPEN = /^(?:Unclosed tag '(.*)'\.|Invalid '\[.*"(.*)"\]' found\.)$/s;

/** The library's words, the names in them, and ours. */
const SENTENCES: readonly (readonly [RegExp, Sentence])[] = [
  [/^Start tag expected\.$/, () => 'there is no element.'],
  [LEFT_OPEN, (one, last) => `the text ends before </${one || last}>.`],
  [
    /^Expected closing tag '(.*)' \(opened in line (\d+), col \d+\) instead of closing tag '(.*)'\.$/s,
    (name, line, found) => `</${found}> is found where <${name}> of line ${line} must be closed.`,
  ],
  [/^Closing tag '(.*)' has not been opened\.$/s, (name) => `</${name}> closes nothing.`],
  [/^Closing tag '(.*)' doesn't have proper closing\.$/s, (name) => `</${name} has no '>'.`],
  [/^Closing tag '(.*)' can't have attributes/s, (name) => `</${name}> must not have attributes.`],
  [/^Multiple possible root nodes found\.$/, () => 'there is a second root.'],
  [/^Extra text at the end$/, () => 'there is text behind the root.'],
  [/^char '&' is not expected\.$/, () => "'&' must be written as &amp;."],
  [/^char '(.*)' is not expected\.$/s, () => 'there is text before the root.'],
  [/^XML declaration allowed only/, () => 'an XML declaration must stand at the very beginning.'],
  [/^Invalid space after '<'\.$/, () => "a name must follow '<' at once."],
  [/^Tag '(.*)' is an invalid name\.$/s, (name) => `'${name}' is no name of an element.`],
  [/^Attributes for '(.*)' have open quote\.$/s, (name) => `an attribute of <${name}> has no closing quote.`],
  [/^Attribute '(.*)' has no space in starting\.$/s, (name) => `a blank is missing before the attribute '${name}'.`],
  [
    /^(?:boolean a|A)ttribute '(.*)' is (?:not allowed|without value)\.$/s,
    (name) => `attribute '${name}' has no value.`,
  ],
  [/^Attribute '(.*)' is an invalid name\.$/s, (name) => `'${name}' is no name of an attribute.`],
  [/^Attribute '(.*)' is repeated\.$/s, (name) => `attribute '${name}' is there twice.`],
  [/^Maximum nested tags exceeded/, () => 'too many elements are inside each other.'],
  [/^\[SECURITY\] Invalid name: "(.*)" is/s, (name) => `<${name}> is not accepted.`],
];

/** A sentence, from lower case on, for a message of the library. */
export function xmlSentence(message: string): string {
  for (const [words, sentence] of SENTENCES) {
    const match = words.exec(message);
    if (match !== null) {
      const [, name = '', second = '', third = ''] = match;
      return sentence(short(name), short(second), short(third));
    }
  }
  return 'this is not well-formed.';
}

/** Whether the message is about elements that are open where the text ends. */
export function isLeftOpen(message: string): boolean {
  return LEFT_OPEN.test(message);
}

function short(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
