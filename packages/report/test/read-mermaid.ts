interface ReadFlowchart {
  nodes: { label: string; shape: string }[];
  edges: { from: number; to: number; label: string }[];
  classes: Record<string, number[]>;
}

/**
 * Reads a flowchart, and takes nothing in it but what is harmless: numbered nodes with quoted labels of letters, digits,
 * a few signs and numbered characters; edges; and classes. Throws at anything else.
 */
export function readMermaid(text: string): ReadFlowchart {
  const [first, ...lines] = text.split("\n");
  if (first !== "flowchart LR") throw new Error(`a flowchart begins with "${first}"`);
  const read: ReadFlowchart = { nodes: [], edges: [], classes: {} };
  const label = String.raw`"((?:[A-Za-z0-9 ,./_-]|#\d+;|<br/>)*)"`;
  const forms: [RegExp, (parts: string[]) => void][] = [
    [
      new RegExp(String.raw`^  n(\d+)([[({]+)${label}([\])}]+)$`),
      ([number, open = "", text = "", close]) => {
        if (Number(number) !== read.nodes.length) throw new Error(`node ${number} is out of order`);
        read.nodes.push({ label: decoded(text), shape: `${open}${close}` });
      },
    ],
    [
      new RegExp(String.raw`^  n(\d+) (?:-->|-\.->)(?:\|${label}\|)? n(\d+)$`),
      ([from, text = "", to]) => read.edges.push({ from: Number(from), to: Number(to), label: decoded(text) }),
    ],
    [/^ {2}classDef [a-z]+ stroke:#[0-9a-f]{6},stroke-width:3px$/, () => {}],
    [
      /^ {2}class ((?:n\d+,?)+) ([a-z]+)$/,
      ([members = "", name = ""]) => {
        read.classes[name] = members.split(",").map((member) => Number(member.slice(1)));
      },
    ],
  ];
  for (const line of lines) {
    const form = forms.find(([pattern]) => pattern.test(line));
    if (!form) throw new Error(`Mermaid might take this for something else: ${line}`);
    const [pattern, take] = form;
    take((pattern.exec(line) ?? []).slice(1));
  }
  return read;
}

/** As Mermaid reads labels: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters */
function decoded(label: string): string {
  return label.replaceAll("<br/>", "\n").replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
