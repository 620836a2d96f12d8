import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject } from "node:crypto";
import { BlastgateError, finding } from "@blastgate/core";
import { detailOf } from "../problem.ts";

/** SHA-256 of a public key's SubjectPublicKeyInfo, as hexadecimal digits. */
export type KeyId = string;

export interface SigningKey {
  id: KeyId;
  key: KeyObject;
}

/** A public key whose signatures count, under the name that `signed-by` has for it. */
export interface TrustedKey {
  name: string;
  id: KeyId;
  key: KeyObject;
}

/** A new ed25519 key, both halves in PEM. */
export function generateKey(): { id: KeyId; privatePem: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    id: keyIdOf(publicKey),
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicPem: publicPemOf(publicKey),
  };
}

export function publicPemOf(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" }).toString();
}

/**
 * @param path the file that messages name
 * @throws BlastgateError `key-is-private`, `key-not-readable`
 */
export function parsePublicKey(pem: string, path: string): Omit<TrustedKey, "name"> {
  // Node gives the public half of a private key without a word.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) throw new BlastgateError([finding("key-is-private", { path })]);
  const key = parse(() => createPublicKey(pem), "public", path);
  return { id: keyIdOf(key), key };
}

/** @throws BlastgateError `key-not-readable` */
export function parsePrivateKey(pem: string, path: string): SigningKey {
  const key = parse(() => createPrivateKey(pem), "private", path);
  return { id: keyIdOf(createPublicKey(key)), key };
}

function parse(read: () => KeyObject, expected: "public" | "private", path: string): KeyObject {
  const refuse = (detail: string, cause?: unknown) =>
    new BlastgateError([finding("key-not-readable", { path, expected, detail })], { cause });
  let key: KeyObject;
  try {
    key = read();
  } catch (error) {
    throw refuse(detailOf(error), error);
  }
  const type = key.asymmetricKeyType ?? "secret";
  if (type !== "ed25519") throw refuse(`it is a key of the type ${type}`);
  return key;
}

function keyIdOf(publicKey: KeyObject): KeyId {
  return hash("sha256", publicKey.export({ type: "spki", format: "der" }), "hex");
}
