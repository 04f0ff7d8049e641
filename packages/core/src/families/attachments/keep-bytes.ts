import type { Account } from '../../account/account.ts'
import { filesTooLarge } from '../../errors.ts'
import { mostFileBytes } from '../../pipeline/limits.ts'
import type { StoredBlob } from './blob.ts'

/** Keeps bytes until no file has them any more. Throws `filesTooLarge` where the account is full. */
export function keepBytes(account: Account, bytes: Uint8Array): StoredBlob {
  if (account.blobs.weight + bytes.length > mostFileBytes) throw filesTooLarge(mostFileBytes)
  return account.blobs.insert({ id: account.number('blob'), bytes: ownBytes(bytes) })
}

/** Forgets bytes that no file has. Called after the files were changed. */
export function dropBytes(account: Account, blobId: number | null): void {
  const blob = account.blobs.get(blobId)
  if (blob && account.attachments.by('blob', blob.id).size === 0) account.blobs.delete(blob)
}

/** Neither a Node buffer, which JSON shows in a form of its own, nor a part of a larger body, which would be kept alive. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  const isOwn = Object.getPrototypeOf(bytes) === Uint8Array.prototype && buffer.byteLength === bytes.length
  return isOwn && buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(bytes)
}
