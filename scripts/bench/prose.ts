import { between, pick, type Random } from "./random.ts";

/** Sentences as they stand in a bank's prompts, put together from parts so that hardly two files are alike. */

const openings = [
  "When the customer asks about",
  "If a message mentions",
  "For questions on",
  "Before you answer anything about",
  "Where the account shows",
  "As soon as somebody writes about",
] as const;

const topics = [
  "a lost card",
  "a pending transfer",
  "an overdraft fee",
  "a direct debit",
  "a mortgage offer",
  "a fixed-term deposit",
  "a new device",
  "a joint account",
  "a standing order",
  "a refused payment",
  "a change of address",
  "a foreign currency",
] as const;

const actions = [
  "name the next step and who takes it",
  "read the whole message before you decide",
  "say how long it usually takes",
  "give the amount and the date as they stand in the account",
  "do not promise a refund",
  "ask for the last four digits and nothing more",
  "point to the page in the app where it can be changed",
  "hand over to a colleague of the team",
  "keep to what is known and say what is not",
] as const;

const endings = [
  "even when the customer is angry",
  "unless a colleague has already answered",
  "within two working days",
  "in the customer's own language",
  "without technical words",
  "and note it on the case",
] as const;

export function sentence(random: Random): string {
  const detail = random() < 0.6 ? ` ${pick(random, endings)}` : "";
  return `${pick(random, openings)} ${pick(random, topics)}, ${pick(random, actions)}${detail} (rule ${between(random, 100, 9999)}).`;
}

/** Bulleted rules of about so many characters together. */
export function rules(random: Random, characters: number): string {
  const lines: string[] = [];
  for (let length = 0; length < characters; ) {
    const line = `- ${sentence(random)}`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join("\n");
}

export function customerMessage(random: Random): string {
  return `hi, ${pick(random, topics)} again. can you ${pick(random, actions)}? ref ${between(random, 10_000, 99_999)}`;
}
