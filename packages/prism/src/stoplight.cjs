// The parts of Prism that are used, of which its index leaves out some. In a file of its own, and CommonJS as Prism is,
// so that the build makes of it and of all that it needs one file, which is read when there is something for Prism to do.
const { createInstance, getHttpOperationsFromSpec, ProblemJsonError, VIOLATIONS } = require('@stoplight/prism-http')

module.exports = {
  createInstance,
  getHttpOperationsFromSpec,
  ProblemJsonError,
  VIOLATIONS,
  createLogger: require('@stoplight/prism-core').createLogger,
  route: require('@stoplight/prism-http/dist/router/index.js').default,
  refusalOf: require('@stoplight/prism-http/dist/mocker/index.js').createUnprocessableEntityResponse,
  preferencesOf: require('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js').getHttpConfigFromRequest,
  serialize: require('@stoplight/prism-http-server/dist/serialize.js').serialize,
}
