// For uPlot, which formats numbers in the browser's language as soon as it is loaded, and takes the page with it when that has a
// name that Intl refuses, such as `en-US@posix`. Import this before it. Our own numbers are the same in every language, too.

Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
