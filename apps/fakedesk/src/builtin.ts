/**
 * A module of Node's own, on the way to the first answer. An `import` of one looks at each of its exports, and some load
 * much when they are looked at (all of fetch behind `node:http`): a fifth of the start.
 */
export const builtin: NodeJS.Process['getBuiltinModule'] = process.getBuiltinModule
