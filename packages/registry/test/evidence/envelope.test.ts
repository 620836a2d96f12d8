import { createPublicKey, generateKeyPairSync, hash, type KeyObject } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  type Envelope,
  envelopeSchema,
  openEnvelope,
  preAuthenticationEncoding,
  sealEnvelope,
} from "../../src/evidence/envelope.ts";
import { generateKey, parsePrivateKey, parsePublicKey, publicPemOf, type TrustedKey } from "../../src/evidence/keys.ts";
import { findingsOf } from "../support/findings-of.ts";

/**
 * DSSE's own vectors (github.com/secure-systems-lab/dsse, testvectors/vectors.json), by the first two keys of RFC 8032,
 * section 7.1.
 */
const keys = {
  A: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  B: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
};
const inToto = "application/vnd.in-toto+json";
const statement = "eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEifQ==";
const byA = {
  keyid: "A",
  sig: "2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA==",
};
const byB = {
  keyid: "B",
  sig: "c1+67/aT0yqEpwx8PsVY3MLHsj9D0CZ014/Fv/QlG59P+9CobUZ7xECJ/V3USG0Ob9CiE5LjReEZUzNF2l7eBw==",
};
const anonymous = ({ sig }: { sig: string }) => ({ sig });

interface Vector {
  name: string;
  envelope: object;
  pae: string;
  signedBy: string[];
}

const vectors: Vector[] = [
  {
    name: "one signature",
    envelope: { payload: statement, payloadType: inToto, signatures: [byA] },
    pae: 'DSSEv1 28 application/vnd.in-toto+json 43 {"_type":"https://in-toto.io/Statement/v1"}',
    signedBy: ["A"],
  },
  {
    name: "the other alphabet of base64",
    envelope: {
      payload: "-_-_Pj8=",
      payloadType: inToto,
      signatures: [
        {
          keyid: "A",
          sig: "P-_KHICeR7tI6S_YyejJTRtrXhcQyQ2LYPaL8h90KjC9qN8HU_svOQ6TuDOT1HIrsGW886DbWNWcCmX5twLrAw==",
        },
      ],
    },
    pae: "DSSEv1 28 application/vnd.in-toto+json 5 \xfb\xff\xbf>?",
    signedBy: ["A"],
  },
  {
    name: "another type than was signed",
    envelope: { payload: statement, payloadType: "application/vnd.example.other+json", signatures: [byA] },
    pae: 'DSSEv1 34 application/vnd.example.other+json 43 {"_type":"https://in-toto.io/Statement/v1"}',
    signedBy: [],
  },
  {
    name: "a type that is not ASCII",
    envelope: {
      payload: statement,
      payloadType: "application/vnd.exämple+json",
      signatures: [
        {
          keyid: "A",
          sig: "xmSk/ug66ysT7ayhkCIjhAq42zgZXSsEWuzUaNL7w2eGAdF/NU6/fRXPtmfN+5DNSAs5/i2lUnHjbbjPsu0tAw==",
        },
      ],
    },
    pae: 'DSSEv1 29 application/vnd.ex\xc3\xa4mple+json 43 {"_type":"https://in-toto.io/Statement/v1"}',
    signedBy: ["A"],
  },
  {
    name: "an empty payload",
    envelope: {
      payload: "",
      payloadType: inToto,
      signatures: [
        {
          keyid: "A",
          sig: "gSggCAaTLTYyRH6FIDBem6meyIynsYy8RTHVzwx9tnTb7Bg/1jMWnuVgI/gffqmbsC2VX5/jHfkkDqsj7CDbDg==",
        },
      ],
    },
    pae: "DSSEv1 28 application/vnd.in-toto+json 0 ",
    signedBy: ["A"],
  },
  {
    name: "two keys",
    envelope: { payload: statement, payloadType: inToto, signatures: [byA, byB] },
    pae: 'DSSEv1 28 application/vnd.in-toto+json 43 {"_type":"https://in-toto.io/Statement/v1"}',
    signedBy: ["A", "B"],
  },
  {
    name: "one key twice, which counts once",
    envelope: { payload: statement, payloadType: inToto, signatures: [byA, byA] },
    pae: 'DSSEv1 28 application/vnd.in-toto+json 43 {"_type":"https://in-toto.io/Statement/v1"}',
    signedBy: ["A"],
  },
  {
    name: "two keys without their names",
    envelope: { payload: statement, payloadType: inToto, signatures: [anonymous(byA), anonymous(byB)] },
    pae: 'DSSEv1 28 application/vnd.in-toto+json 43 {"_type":"https://in-toto.io/Statement/v1"}',
    signedBy: ["A", "B"],
  },
];

describe("DSSE's test vectors", () => {
  const trusted = Object.entries(keys).map(([name, raw]) => trustedKey(name, raw));

  test.for(vectors)("$name", ({ envelope, pae, signedBy }) => {
    const parsed = envelopeSchema.parse(envelope);
    const opened = openEnvelope(parsed, trusted);
    expect(Buffer.from(preAuthenticationEncoding(parsed.payloadType, opened.payload)).toString("latin1")).toBe(pae);
    expect(opened.signedBy).toEqual(signedBy);
  });

  test("an empty type, which means nothing, is refused", () => {
    expect(envelopeSchema.safeParse({ payload: statement, payloadType: "", signatures: [byA] }).success).toBe(false);
  });

  test("the one in the protocol's text", () => {
    const encoded = preAuthenticationEncoding("http://example.com/HelloWorld", Buffer.from("hello world"));
    expect(Buffer.from(encoded).toString()).toBe("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  });
});

describe("an envelope tells its signatures apart", () => {
  const [ada, bot, stranger] = [generateKey(), generateKey(), generateKey()];
  const signing = (key: { privatePem: string }) => parsePrivateKey(key.privatePem, "key.pem");
  const trusted = [
    { name: "ada", ...parsePublicKey(ada.publicPem, "ada.pub") },
    { name: "release-bot", ...parsePublicKey(bot.publicPem, "release-bot.pub") },
  ];
  const payload = Buffer.from('{"verdict":"GO"}');
  const seal = (...by: { privatePem: string }[]) => sealEnvelope(inToto, payload, by.map(signing));
  const alter = (envelope: Envelope): Envelope => ({
    ...envelope,
    payload: Buffer.from('{"verdict":"NO"}').toString("base64"),
  });
  const none = { signedBy: [], altered: [], unknown: [] };

  test.for<[what: string, envelope: Envelope, told: Partial<typeof none | Record<keyof typeof none, string[]>>]>([
    ["signed by one", seal(bot), { signedBy: ["release-bot"] }],
    ["signed by two", seal(ada, bot), { signedBy: ["ada", "release-bot"] }],
    ["unsigned", seal(), {}],
    ["signed by a stranger", seal(stranger), { unknown: [stranger.id] }],
    ["signed by one, and by a stranger", seal(stranger, ada), { signedBy: ["ada"], unknown: [stranger.id] }],
    ["altered after it was signed", alter(seal(ada, bot)), { altered: ["ada", "release-bot"] }],
    ["of another type than was signed", { ...seal(bot), payloadType: "text/plain" }, { altered: ["release-bot"] }],
    [
      "signed by a stranger in another's name",
      { ...seal(stranger), signatures: seal(stranger).signatures.map((each) => ({ ...each, keyid: bot.id })) },
      { altered: ["release-bot"] },
    ],
    [
      "signed by one in another's name",
      { ...seal(ada), signatures: seal(ada).signatures.map((each) => ({ ...each, keyid: bot.id })) },
      { signedBy: ["ada"] },
    ],
  ])("%s", ([, envelope, told]) => {
    const { payload: _, ...signatures } = openEnvelope(envelope, trusted);
    expect(signatures).toEqual({ ...none, ...told });
  });

  test("any bit of a signature changed", () => {
    const envelope = seal(bot);
    const [signature] = envelope.signatures;
    const right = Buffer.from(signature?.sig ?? "", "base64");
    for (let at = 0; at < right.byteLength; at++) {
      const changed = Buffer.from(right);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const signatures = [{ keyid: bot.id, sig: changed.toString("base64") }];
      expect(openEnvelope({ ...envelope, signatures }, trusted).altered, `byte ${at}`).toEqual(["release-bot"]);
    }
  });
});

describe("a key", () => {
  test("has the id that its SubjectPublicKeyInfo has, whichever half it is read from", () => {
    const { id, privatePem, publicPem } = generateKey();
    expect(parsePrivateKey(privatePem, "key.pem").id).toBe(id);
    expect(parsePublicKey(publicPem, "key.pub").id).toBe(id);
    const der = Buffer.from(publicPem.replace(/-----.*-----|\n/g, ""), "base64");
    expect(hash("sha256", der)).toBe(id);
    expect(publicPemOf(parsePublicKey(publicPem, "key.pub").key)).toBe(publicPem);
  });

  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const encrypted = generateKeyPairSync("ed25519").privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "secret",
  });
  test.for<[what: string, code: string, read: () => unknown]>([
    ["private, where a public one belongs", "key-is-private", () => parsePublicKey(generateKey().privatePem, "k")],
    ["private and encrypted, there", "key-is-private", () => parsePublicKey(encrypted.toString(), "k")],
    ["of another kind", "key-not-readable", () => parsePublicKey(publicPemOf(rsa.publicKey), "k")],
    ["none at all", "key-not-readable", () => parsePublicKey("ssh-ed25519 AAAA", "k")],
    ["public, where a private one belongs", "key-not-readable", () => parsePrivateKey(generateKey().publicPem, "k")],
    ["encrypted", "key-not-readable", () => parsePrivateKey(encrypted.toString(), "k")],
  ])("that is %s is refused", async ([, code, read]) => {
    expect(await findingsOf(Promise.resolve().then(read))).toMatchObject([{ code, args: { path: "k" } }]);
  });
});

function trustedKey(name: string, raw: string): TrustedKey {
  // RFC 8410: what comes before the 32 bytes of an ed25519 key.
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(raw, "hex")]);
  const key: KeyObject = createPublicKey({ key: der, type: "spki", format: "der" });
  return { name, id: hash("sha256", der), key };
}
