/** Going over a tree: its parts, and what it uses. */
import type { Parameter, Tree } from './tree.ts';

/** The direct parts of a tree, in the order of the text. */
export function partsOf(tree: Tree): Tree[] {
  switch (tree.op) {
    case 'const':
    case 'input':
    case 'step':
    case 'today':
    case 'item':
    case 'reading':
    case 'fail':
      return [];
    case 'parameter':
      return [tree.key, tree.at].filter((part) => part !== null);
    case 'field':
    case 'given':
      return [tree.of];
    case 'call':
      return tree.args;
    case 'and':
    case 'or':
      return [tree.left, tree.right];
    case 'default':
      return [tree.of, tree.otherwise];
    case 'choose':
    case 'extreme':
      return [...tree.branches.flatMap(({ when, gives }) => [when, gives]), tree.otherwise];
    case 'collect':
      return tree.branches.flatMap(({ when, gives }) => [when, gives]);
    case 'over':
      return [tree.list, tree.body, ...(tree.second ? [tree.second] : [])];
  }
}

/** Every node of the tree, outermost first, in the order of the text. */
export function nodesOf(tree: Tree, found: Tree[] = []): Tree[] {
  found.push(tree);
  for (const part of partsOf(tree)) nodesOf(part, found);
  return found;
}

export function parametersOf(trees: Tree[]): Parameter[] {
  const found = new Set<Parameter>();
  for (const tree of trees) for (const node of nodesOf(tree)) if (node.op === 'parameter') found.add(node.parameter);
  return [...found];
}
