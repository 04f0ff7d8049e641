import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The versions that each release is tried with: what the manifests call the oldest, the newest there is, and one between
 * them. Those of one row are tried together; a Node that is left out is the one that runs this.
 */
export const tried = {
  oldest: { node: '22.13.0', msw: '2.0.0', vitest: '3.0.0', jest: '29.0.0' },
  middle: { msw: '2.15.0', vitest: '4.1.12', jest: '30.5.2' },
  newest: { node: '26.10.0', msw: '3.0.5', vitest: '5.1.1', jest: '30.5.2', playwright: '1.65.1' },
}

/** Why a manifest does not say what was tried; nothing if it does. */
export function untold({ name, engines, peerDependencies = {} }) {
  const { oldest, newest } = tried
  const peers = Object.entries(peerDependencies).map(([peer, range]) => {
    const library = peer === 'expect' ? 'jest' : peer // jest's own; both have one version
    return [peer, range, majors(oldest[library], newest[library])]
  })
  return [['node', engines.node, `>=${oldest.node}`], ...peers]
    .filter(([, says, should]) => says !== should)
    .map(([what, says, should]) => `${name} asks for ${what} ${says}; tried was ${should}.`)
}

/** `^2.0.0 || ^3.0.0` */
function majors(oldest, newest) {
  const [first, last] = [oldest, newest].map((version) => Number.parseInt(version, 10))
  const later = Array.from({ length: last - first }, (_, index) => `^${first + 1 + index}.0.0`)
  return [`^${oldest}`, ...later].join(' || ')
}

/** Writes the manifest of a folder with these versions installed. */
export function writeRoom(folder, { node, msw, vitest, jest, playwright }, more = {}) {
  const dependencies = { msw, vitest, jest, '@jest/globals': jest, ...more }
  if (playwright) dependencies['@playwright/test'] = playwright
  if (node) dependencies['node-tried'] = `npm:node-${platform()}-${process.arch}@${node}`
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
}

/** The Node of such a folder. */
export function nodeOf(folder, { node }) {
  if (!node) return process.execPath
  const { bin = {} } = JSON.parse(readFileSync(join(folder, 'node_modules', 'node-tried', 'package.json'), 'utf8'))
  const file =
    typeof bin === 'string' ? bin : (bin.node ?? (process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'))
  return join(folder, 'node_modules', 'node-tried', file)
}

function platform() {
  return process.platform === 'win32' ? 'win' : process.platform
}
