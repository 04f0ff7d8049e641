// What postman-collection asks of `iconv-lite`, by Node's own decoder.
module.exports = {
  encodingExists(charset) {
    try {
      return Boolean(new TextDecoder(charset))
    } catch {
      return false
    }
  },
  decode: (buffer, charset) => new TextDecoder(charset).decode(buffer),
}
