/** Characters that XML 1.0, and so an office file, can't hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as an office file can hold it: what XML has no way to write is left out, nothing else changes. */
export const fitForXml = (text: string): string => text.replace(unfit, '');
