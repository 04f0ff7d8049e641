import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { shellWord } from '../console/shell-word.ts'
import { Refusal } from '../refusal.ts'
import type { Authority } from '../tls/authority.ts'
import { authorityFolder, openAuthority, removeAuthority } from '../tls/authority-folder.ts'
import { vouchedFor } from '../tls/certificate.ts'
import { forgetting, trusting } from '../tls/trusting.ts'

/** `fakedesk ca`: shows, exports or removes the authority of this machine. */
export async function run(line: CommandLine): Promise<number> {
  const folder = authorityFolder(lastValue(line, 'ca-folder'))
  const file = lastValue(line, 'export')
  if (line.flags.has('remove')) {
    if (file !== undefined) throw new Refusal('choose --export or --remove')
    process.stdout.write(removed(folder))
    return 0
  }
  const authority = openAuthority(folder)
  process.stdout.write(file === undefined ? shown(authority, folder) : exported(authority, file))
  return 0
}

function removed(folder: string): string {
  if (!removeAuthority(folder)) return `There is no authority in ${folder}.\n`
  return [`Removed the authority in ${folder}. What was told to trust it can forget it:`, '', ...forgetting(), ''].join(
    '\n',
  )
}

function exported({ certificate }: Authority, file: string): string {
  const isBinary = /\.(?:der|cer)$/i.test(file)
  try {
    writeFileSync(file, isBinary ? new X509Certificate(certificate).raw : certificate)
  } catch (error) {
    throw new Refusal(`--export ${file}: ${Object(error).message}; check the path`, 1)
  }
  return `${file}: the certificate of the authority, for those who are to trust it; its key stays here\n`
}

function shown({ certificate, file }: Authority, folder: string): string {
  const { subject, validTo, fingerprint256 } = new X509Certificate(certificate)
  return [
    subject.replace(/^.*CN=/s, ''),
    '',
    `  Certificate:  ${file}`,
    `  Key:          ${folder}, readable by you alone`,
    `  Vouches for:  ${vouchedFor.join(', ')}, and for nothing else`,
    `  Valid until:  ${validTo}`,
    `  SHA-256:      ${fingerprint256}`,
    '',
    '"fakedesk run -- COMMAND" needs nothing more. With "fakedesk --https", one of these:',
    '',
    ...trusting(shellWord(file)),
    '',
  ].join('\n')
}
