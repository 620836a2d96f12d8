import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeLines, encodeLine } from "../../src/store/journal-lines.ts";
import { seal } from "../../src/store/sealed.ts";
import { responseOf } from "./response.ts";

const purchases = fc
  .array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 8 })
  .map((outputs) => outputs.map((output, n) => ({ request: `${n}`, provider: "p", response: responseOf(output) })));

describe("a journal", () => {
  test("gives back every line, whatever the text", () => {
    fc.assert(
      fc.property(purchases, (written) => {
        const content = Buffer.from(written.map((each) => `\n${encodeLine(seal(each))}`).join(""));
        expect(decodeLines(content)).toEqual({ purchases: written, damaged: 0 });
      }),
    );
  });

  test("that ends anywhere gives back what is whole, and calls nothing damaged", () => {
    fc.assert(
      fc.property(purchases, fc.nat(), (written, at) => {
        const content = Buffer.from(written.map((each) => encodeLine(seal(each))).join(""));
        const cut = content.subarray(0, at % (content.length + 1));
        const whole = cut.toString().split("\n").length - 1;
        expect(decodeLines(cut)).toEqual({ purchases: written.slice(0, whole), damaged: 0 });
      }),
    );
  });

  test("with a byte that changed gives back all but the lines it is on", () => {
    fc.assert(
      fc.property(purchases, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, at, change) => {
        const content = Buffer.from(written.map((each) => encodeLine(seal(each))).join(""));
        const place = at % content.length;
        content.writeUInt8(content.readUInt8(place) ^ change, place);
        const { purchases: read, damaged } = decodeLines(content);
        expect(written).toEqual(expect.arrayContaining(read));
        // A line's end that is gone makes one of two lines, and spoils both.
        expect(written.length - read.length).toBeLessThanOrEqual(2);
        expect(read.length + damaged).toBeGreaterThanOrEqual(written.length - 2);
      }),
    );
  });
});
