import { type Digest, digestOf } from "../oci/digest.ts";
import type { RegistryClient } from "./client.ts";

/** Writes a blob where it is not there yet: a session for it, and all of it in one piece (distribution spec, POST then PUT). */
export async function uploadBlob(client: RegistryClient, content: Uint8Array): Promise<Digest> {
  const digest = digestOf(content);
  const what = digest;
  const url = client.blobUrl(digest);
  const { status } = await client.ask({ method: "HEAD", url, what, actions: "pull", elsewhere: true, answers: [404] });
  if (status !== 404) return digest;
  // Of a session that failed nothing is known, so that another attempt is another session.
  await client.insist(async () => {
    const from = client.addresses.within("blobs/uploads/");
    const session = await client.attempt({ method: "POST", url: from, what, actions: "pull,push" });
    const target = client.addresses.resolve(session.headers.get("location") ?? "", { from: session.url, what });
    target.searchParams.set("digest", digest);
    const body = { type: "application/octet-stream", body: content };
    await client.attempt({ method: "PUT", url: target, what, actions: "pull,push", content: body });
  });
  return digest;
}
