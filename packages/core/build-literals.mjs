import { tsImport } from 'tsx/esm/api';

const { requiredLiterals } = await tsImport('./src/sought/required-literals.ts', import.meta.url);

/**
 * Writes beside each pattern that is sought what a text has to hold for it: reading seventy patterns is work that an
 * application would do at each start. Patterns that are put together at run time are read there.
 */
export function writeLiterals() {
  return {
    name: 'write-literals',
    renderChunk(code) {
      const places = [];
      walk(this.parse(code), (node) => {
        if (node.type !== 'CallExpression' || node.callee.name !== 'sought' || node.arguments.length !== 1) return;
        const [{ regex, end }] = node.arguments;
        if (regex === undefined) return;
        places.push({ end, literals: requiredLiterals(new RegExp(regex.pattern, regex.flags)) });
      });
      let written = code;
      for (const { end, literals } of places.sort((one, other) => other.end - one.end)) {
        written = `${written.slice(0, end)}, ${JSON.stringify(literals)}${written.slice(end)}`;
      }
      return written;
    },
  };
}

function walk(node, visit) {
  if (typeof node?.type === 'string') visit(node);
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const one of child) one !== null && typeof one === 'object' && walk(one, visit);
    else if (child !== null && typeof child === 'object' && typeof child.type === 'string') walk(child, visit);
  }
}
