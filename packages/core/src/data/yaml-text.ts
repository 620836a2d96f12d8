import { Document, isScalar, visit } from "yaml";

/** YAML for people to go on with: lists of single values stand on one line, as long as they fit. */
export function yamlOf(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, list) {
      if (list.items.every(isScalar)) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}
