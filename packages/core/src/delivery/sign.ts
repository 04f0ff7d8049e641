const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The signature of a call: base64 of HMAC-SHA256 over the timestamp and the body, one after the other (docs: Webhooks). */
export async function signatureOf(secret: string, timestamp: string, body: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, bytesOf(timestamp + body))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}
