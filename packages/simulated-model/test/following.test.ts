import { describe, expect, test } from "vitest";
import { answer, persona } from "./routing.ts";

const facts = `What you know:
- A lost or stolen card is reported in the app under Cards, Report.
- A card is frozen and unfrozen in the app under Cards, Freeze.
- A transfer abroad takes two working days and costs £7.
- A transfer within the country arrives the same day.
- The daily limit for transfers in the app is £8,000; larger transfers are made in a branch.
- Branches are open Monday to Friday from 9:30 to 16:30.`;
const chat = `${persona}\n\nAnswer the customer's question.\n\n${facts}`;

test("exclamation marks are left out when that is asked for", () => {
  expect(answer(chat, "hello there")).toContain("!");
  expect(answer(`${chat}\nLeave out exclamation marks, emoji and slang.`, "hello there")).not.toContain("!");
});

test("each of several questions gets its fact", () => {
  const text = answer(chat, "What does a transfer abroad cost? And when are your branches open?");
  expect(text).toContain("£7");
  expect(text).toContain("9:30");
});

test("a question in other words, or another language, finds its fact", () => {
  expect(answer(chat, "my purse with my plastic was nicked")).toContain("Cards, Report");
  expect(answer(chat, "¿Cuánto cuesta una transferencia al extranjero?")).toContain("£7");
});

test("an amount near a limit brings up the limit", () => {
  expect(answer(chat, "may I send 12,000 to my builder")).toContain("£8,000");
});

test("what is forbidden to give is declined, with the reason that is stated", () => {
  const careful = `${chat}\n\nLimits:\n- Never give legal, tax or investment advice. Such advice needs a licence.`;
  expect(answer(careful, "Which shares should I buy?")).toContain(
    "I cannot give legal, tax or investment advice. Such advice needs a licence.",
  );
  expect(answer(careful, "When are your branches open?")).not.toContain("licence");
});

test("a condition is met in the words of daily life, and all that is to be said is said", () => {
  const kind = `${chat}\n\nCare:\n- If the customer mentions a bereavement, offer condolences before anything else, and name the Estates team, 0800 111 222.`;
  const text = answer(kind, "My husband passed away in March.");
  expect(text).toContain("I am very sorry for your loss.");
  expect(text).toContain("Please turn to the Estates team, 0800 111 222.");
});

test("half a sentence of an instruction is not an answer", () => {
  const text = answer(
    `${chat}\nIf nothing is left to do, say that too, so that nobody waits.`,
    "Nothing is left to do.",
  );
  expect(text).not.toContain("Too, so");
});

test("asked who it is, the model says so", () => {
  expect(answer(persona, "am I talking to a robot?")).toContain("I am Nora, the automated assistant of Harbour Bank.");
});

describe("an e-mail", () => {
  const email = `${persona}\nWrite an e-mail in reply to the customer, in paragraphs. Close with "Kind regards, Harbour Service", on two lines.\n\n${facts}`;

  test("closes once", () => {
    expect(answer(email, "When do you open?")).toMatch(/[^,]\n\nKind regards,\nHarbour Service$/);
  });

  test.each([
    ["When do you open?\nBest wishes\nJoan Miller-Lee", "Dear Joan Miller-Lee,"],
    ["When do you open? Thanks, kev", "Dear Kev,"],
    ["When do you open?", "Dear customer,"],
  ])("greets the writer by the name that was signed: %j", (message, salutation) => {
    expect(answer(email, message).startsWith(salutation)).toBe(true);
  });
});

describe("a summary", () => {
  const note = "Summarise the conversation in under 100 words.";
  const privacy = "If the customer sends a PIN, a password or a card number, do not repeat it.";
  const transcript = [
    "Customer: My card 5500 0000 0000 0004, expiry 09/31, is refused and my PIN is 7712.",
    "Agent: I have ordered a replacement, it comes by Thursday.",
  ].join("\n");

  test("leaves out card numbers and PINs when the instructions ask for it, and only then", () => {
    const text = answer(`${note} ${privacy}`, transcript);
    expect(text).not.toMatch(/5500|09\/31|7712/);
    expect(text).toMatch(/ending 0004.*replacement.*Thursday/);
    expect(answer(note, transcript)).toContain("7712");
  });

  test("gives the key words of another language in English", () => {
    const german = "Kundin: Meine Karte ist kaputt und ich brauche eine neue.";
    expect(answer(`${note} Write in English.`, german)).toMatch(/in German, about.*card.*broken/);
  });
});

describe("a verdict on a request", () => {
  const verify = `Judge the plan: action "refund_fee".
Answer with a JSON object with the keys verdict and reason.

verdict is exactly one of these:
- approve: an ordinary request by the account holder
- revise: the request concerns somebody else's account, or exceeds a limit

Policy:
- Fees up to £40 may be refunded without approval.`;
  const verdict = (system: string, request: string) => JSON.parse(answer(system, request)).verdict;

  test.each([
    ["The customer asks for a refund of the fee of £12, which was our mistake.", "approve"],
    ["The customer asks for a refund of the fees of £65.", "revise"],
    ["I am calling for my uncle, it is his account and he is abroad.", "revise"],
    ["(empty request)", "revise"],
  ])("%s", (request, expected) => {
    expect(verdict(verify, request)).toBe(expected);
  });

  test("what the policy does not speak of is no obstacle", () => {
    const lax = verify.replace("somebody else's account, or exceeds", "").replace("concerns", "");
    expect(verdict(lax, "I am calling for my uncle, it is his account and he is abroad.")).toBe("approve");
  });
});
