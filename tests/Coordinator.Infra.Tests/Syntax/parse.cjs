// Parses Bicep files and prints each syntax error as "file:line:column: what"; ends with 1 when there is one.
'use strict';

const { readFileSync } = require('node:fs');
const { Language, Parser } = require('web-tree-sitter');

function* errorsOf(node) {
  if (node.isError || node.isMissing) {
    yield node;
  } else if (node.hasError) {
    for (const child of node.children) {
      yield* errorsOf(child);
    }
  }
}

async function main(files) {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
  for (const file of files) {
    const tree = parser.parse(readFileSync(file, 'utf8'));
    for (const error of errorsOf(tree.rootNode)) {
      const { row, column } = error.startPosition;
      const what = error.isMissing ? `missing ${error.type}` : `unexpected ${error.text.split('\n')[0].slice(0, 60)}`;
      console.log(`${file}:${row + 1}:${column + 1}: ${what}`);
      process.exitCode = 1;
    }
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 2;
});
