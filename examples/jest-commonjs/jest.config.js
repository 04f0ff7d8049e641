module.exports = { globalSetup: './start-fakedesk.mjs', globalTeardown: './stop-fakedesk.mjs' }
