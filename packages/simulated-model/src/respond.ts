import { chooseCategory } from "./choose-category.ts";
import { composeAnswer } from "./compose-answer.ts";
import { composeEmail } from "./compose-email.ts";
import { executePlan } from "./execute-plan.ts";
import { fillJson } from "./fill-json.ts";
import { judge } from "./judge.ts";
import { type Message, separate } from "./messages.ts";
import type { Disturbance } from "./noise.ts";
import { numbered, planSteps } from "./plan.ts";
import { type Instructions, readInstructions } from "./read-instructions.ts";
import { type Reading, readMessage } from "./read-message.ts";
import { summarise } from "./summarise.ts";

/** The answer to a list of messages. The same messages, seed and noise always give the same text. */
export function respond(messages: readonly Message[], disturbance: Disturbance): string {
  const request = separate(messages);
  const instructions = readInstructions(request.instructions);
  const reading = readMessage(request.message, instructions.pressure.reading);
  return perform(instructions, reading, disturbance);
}

function perform(instructions: Instructions, reading: Reading, disturbance: Disturbance): string {
  if (instructions.keys !== undefined && instructions.keys.length > 0)
    return fillJson(instructions, reading, disturbance);
  if (instructions.keys !== undefined) return inJson(instructions, reading, disturbance);
  switch (instructions.task) {
    case "choose": {
      const { name } = chooseCategory(reading, instructions.lists.choices, instructions.rules, disturbance);
      return instructions.labelOnly ? name : `This belongs to "${name}".`;
    }
    case "judge":
      return judge(instructions, reading).text;
    case "plan":
      return numbered(planSteps(instructions, reading));
    case "execute":
      return executePlan(instructions, reading);
    case "summarise":
      return summarise(instructions, reading);
    case "email":
      return composeEmail(instructions, reading);
    default:
      return composeAnswer(instructions, reading);
  }
}

/** JSON was asked for, but no key was named. */
function inJson(instructions: Instructions, reading: Reading, disturbance: Disturbance): string {
  const task = instructions.lists.choices.length > 0 ? "choose" : instructions.task;
  return JSON.stringify({
    answer: perform({ ...instructions, keys: undefined, labelOnly: true, task }, reading, disturbance),
  });
}
