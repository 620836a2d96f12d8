import { type Disturbance, respond } from "../src/index.ts";
import { type HeldOut, heldOut } from "./held-out.ts";

/** A persona as a company writes it, asking for nothing in particular about length. */
export const persona =
  "You are Nora, the voice of Harbour Bank. You are warm and plain-spoken. Read everything the customer wrote. Always tell the customer what happens next.";

export const queues = `Choose exactly one of these queues:
- cards: lost, stolen or broken cards, delivery, limits, PIN and activation of cards
- transfers: sending or receiving money, standing orders, direct debits, pending or missing payments
- account_access: login, password, app, two-factor codes, locked accounts
- fraud: transactions the customer did not make, scams, phishing
- mortgages: applications, rates, documents and repayments of home loans
- savings: savings accounts, interest, fixed terms
- fees: charges, overdraft fees, refunds of fees
- complaints: the customer wants to complain about how they were treated
- general: opening hours, branches, greetings, empty or unintelligible messages, anything else`;

/** A routing prompt composed of a persona and a list of queues. */
export function routing(voice: string, list = queues): string {
  return `${voice}

Sort the customer's message into the queue that will deal with it.

${list}

If a message has several requests, choose fraud before anything else, otherwise the one the customer asks to be done.
Answer with the queue name only, nothing else.`;
}

export function answer(system: string, message: string, disturbance: Disturbance = { seed: 1, noise: 0.02 }): string {
  return respond(
    [
      { role: "system", content: system },
      { role: "user", content: message },
    ],
    disturbance,
  );
}

/** The share of the held-out messages that come to their queue. */
export function accuracy(system: string, disturbance?: Disturbance, cases: readonly HeldOut[] = heldOut): number {
  return cases.filter(({ message, queue }) => answer(system, message, disturbance) === queue).length / cases.length;
}
