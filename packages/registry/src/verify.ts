import { type Digest, digestOf } from "./oci/digest.ts";
import { problem } from "./problem.ts";

/** Content that was read, if it is what was asked for. @throws BlastgateError `store-content-damaged` */
export function verify(
  content: Uint8Array,
  { store, digest, size }: { store: string; digest: Digest; size?: number | undefined },
): Uint8Array {
  const refuse = (detail: string) => problem("store-content-damaged", { store, what: digest, detail });
  if (size !== undefined && content.byteLength !== size) {
    throw refuse(`it has ${content.byteLength} bytes instead of ${size}`);
  }
  const found = digestOf(content);
  if (found !== digest) throw refuse(`its digest is ${found}`);
  return content;
}
