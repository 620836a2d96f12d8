/** A text that is of the format, and what every text of it looks like: what does not is none. */
interface FormatShape {
  sample: string;
  shape: RegExp;
}

/** Formats that are asserted, for those decisions that need no more than their outer shape. */
const formats: Readonly<Record<string, FormatShape>> = {
  date: { sample: "2026-01-31", shape: /^\d{4}-\d\d-\d\d$/ },
  time: { sample: "12:30:00Z", shape: /^\d\d:\d\d:\d\d\S*$/ },
  "date-time": { sample: "2026-01-31T12:30:00Z", shape: /^\d{4}-\d\d-\d\d[Tt\s]\d\d:\d\d:\d\d\S*$/ },
  duration: { sample: "P1D", shape: /^P\S+$/ },
  email: { sample: "jane@example.com", shape: /^\S+@\S+$/ },
  uuid: { sample: "6f1e0ab6-0b3c-4c39-9f6e-0b3c4c399f6e", shape: /^(urn:uuid:)?[\da-f-]{36}$/i },
  uri: { sample: "https://example.com/a", shape: /^[a-z][\w+.-]*:\S*$/i },
  ipv4: { sample: "192.0.2.1", shape: /^[\d.]+$/ },
  ipv6: { sample: "2001:db8::1", shape: /^[\da-f:.]+$/i },
  hostname: { sample: "example.com", shape: /^[\w.-]+$/ },
};

/** Texts of some format each. */
export const formatSamples: readonly string[] = Object.values(formats).map(({ sample }) => sample);

/** Whether a text is of a format; `undefined` where it would take the format's own grammar to tell. */
export function isOfFormat(format: string, text: string): boolean | undefined {
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (!known) return undefined;
  if (text === known.sample) return true;
  return known.shape.test(text) ? undefined : false;
}
