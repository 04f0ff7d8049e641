// What `npm start` and `npm test` run. Only what a Node of years ago can read, as a module or as a script: it has to get
// as far as the refusal.
if (Number.parseInt(process.versions.node, 10) >= 20) {
  import('./run.mjs')
} else {
  console.error(`Node 20 or later is needed; this is ${process.version}.`)
  process.exitCode = 1
}
