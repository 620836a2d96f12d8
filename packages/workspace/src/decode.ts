const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A file's text with line ends as `\n`, so that git's conversion of line ends never matters; `undefined` where it
 * is not UTF-8, or begins with a byte order mark.
 */
export function decodeText(content: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(content);
    if (text.startsWith("\uFEFF")) return undefined;
    return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
  } catch {
    return undefined;
  }
}
