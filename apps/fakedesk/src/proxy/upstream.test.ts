import { expect, test } from 'vitest'
import { connectDestination, requestDestination } from './destination.ts'
import { noProxyBeside, upstreamFor } from './upstream.ts'

const tea = { scheme: 'https', hostname: 'shop.tea.example', port: 443 } as const

test.each([
  [{}, undefined],
  [{ https_proxy: 'http://proxy:3128' }, 'http://proxy:3128/'],
  [{ HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  [{ HTTP_PROXY: 'http://proxy:3128' }, undefined],
  [{ ALL_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  [{ ALL_PROXY: 'socks5://proxy:1080' }, undefined],
  [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: '*' }, undefined],
  [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: 'a.example, tea.example' }, undefined],
  [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: '.tea.example:443' }, undefined],
  [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: 'tea.example:80' }, 'http://proxy/'],
  [{ HTTPS_PROXY: 'http://proxy', no_proxy: 'atea.example,::1' }, 'http://proxy/'],
])('with %o the way is %s', (env, want) => {
  expect(upstreamFor(tea, env)?.href).toBe(want)
})

test.each([
  ['', 'localhost,127.0.0.1,::1'],
  ['tea.example,10.0.0.0/8', 'tea.example,10.0.0.0/8,localhost,127.0.0.1,::1'],
  ['*', 'localhost,127.0.0.1,::1'],
  ['zendesk.com, .zendesk.com *.zendesk.com,acme.zendesk.com:443,com', 'localhost,127.0.0.1,::1'],
  ['zendesk.com.example,localhost', 'zendesk.com.example,localhost,127.0.0.1,::1'],
])('beside %j a command is told to call %s itself', (given, want) => {
  expect(noProxyBeside(given)).toBe(want)
})

test.each([
  ['acme.zendesk.com:443', { scheme: 'https', hostname: 'acme.zendesk.com', port: 443 }],
  ['ACME.zendesk.com.:80', { scheme: 'https', hostname: 'acme.zendesk.com', port: 80 }],
  ['[::1]:8443', { scheme: 'https', hostname: '[::1]', port: 8443 }],
  ['acme.zendesk.com', undefined],
  ['/', undefined],
  ['a/b:443', undefined],
  ['a b:443', undefined],
])('CONNECT %s leads to %o', (target, want) => {
  expect(connectDestination(target)).toEqual(want)
})

test.each([
  ['http://tea.example/a?b', { scheme: 'http', hostname: 'tea.example', port: 80 }],
  ['http://rosa@tea.example:443', { scheme: 'http', hostname: 'tea.example', port: 443 }],
  ['https://[::1]:80/', { scheme: 'https', hostname: '[::1]', port: 80 }],
  ['/a?to=http://tea.example/', undefined],
  ['http://', undefined],
  ['ftp://tea.example/', undefined],
])('a request of %s is for %o', (url, want) => {
  expect(requestDestination(url)).toEqual(want)
})
