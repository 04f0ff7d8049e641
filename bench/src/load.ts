import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { authorization } from './ask.ts'

const autocannon = createRequire(import.meta.url).resolve('autocannon/autocannon.js')
const connections = 10

interface AutocannonReport {
  readonly requests: { readonly total: number }
  readonly duration: number
  readonly errors: number
  readonly timeouts: number
  readonly non2xx: number
}

export interface Load {
  /** Answered with a 2xx; one that is not ends the bench. */
  readonly requests: number
  readonly seconds: number
}

/** Keeps the server busy for some seconds by 10 connections. */
export async function load(url: string, seconds: number): Promise<Load> {
  const args = ['--json', '-c', `${connections}`, '-d', `${seconds}`, '-H', `authorization=${authorization}`, url]
  const { stdout } = await promisify(execFile)(process.execPath, [autocannon, ...args])
  const report: AutocannonReport = JSON.parse(stdout)
  const failed = report.errors + report.timeouts + report.non2xx
  if (failed > 0) throw new Error(`${failed} of ${report.requests.total} requests to ${url} failed.`)
  return { requests: report.requests.total, seconds: report.duration }
}
