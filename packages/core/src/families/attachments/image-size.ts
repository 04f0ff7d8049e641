/** Pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** How large a PNG, GIF, JPEG or WebP is, by its header; undefined for what is none of them, or cut off before it tells. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { begins, least, read } of formats) {
    if (bytes.length >= least && begins(bytes)) return read(view)
  }
  return undefined
}

interface Format {
  readonly begins: (bytes: Uint8Array) => boolean
  /** Bytes without which there is no size. */
  readonly least: number
  readonly read: (view: DataView) => ImageSize | undefined
}

const formats: readonly Format[] = [
  {
    begins: (bytes) => has(bytes, 1, 'PNG\r\n') && has(bytes, 12, 'IHDR'),
    least: 24,
    read: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  },
  {
    begins: (bytes) => has(bytes, 0, 'GIF8'),
    least: 10,
    read: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  },
  { begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8, least: 4, read: readJpeg },
  { begins: (bytes) => has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP'), least: 30, read: readWebp },
]

function has(bytes: Uint8Array, at: number, text: string): boolean {
  for (let place = 0; place < text.length; place++) if (bytes[at + place] !== text.charCodeAt(place)) return false
  return true
}

/** The size stands in the frame's segment (ITU T.81, B.2.2), behind segments of other kinds. */
function readJpeg(view: DataView): ImageSize | undefined {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** SOF0 to SOF15, among which stand DHT, JPG and DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Lossy, lossless and extended files tell their size each in their own way (RFC 9649). */
function readWebp(view: DataView): ImageSize | undefined {
  switch (view.getUint32(12)) {
    case codeOf('VP8 '):
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case codeOf('VP8L'): {
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case codeOf('VP8X'):
      return { width: 1 + (view.getUint32(23, true) >>> 8), height: 1 + (view.getUint32(26, true) >>> 8) }
    default:
      return undefined
  }
}

const codeOf = (text: string) => Array.from(text).reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0)
