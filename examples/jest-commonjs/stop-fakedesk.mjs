export default () => globalThis.fakedesk.close()
