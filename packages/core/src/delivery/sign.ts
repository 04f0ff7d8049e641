const encoder = new TextEncoder()

/** The signature of a call: HMAC-SHA256 over time and body without a separator, in base64 (docs: Verifying webhooks). */
export async function signatureOf(secret: string, time: string, body: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  const bytes = await crypto.subtle.sign('HMAC', key, encoder.encode(time + body))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
