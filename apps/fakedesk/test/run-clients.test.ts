import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Command } from './command.ts'

const room = mkdtempSync(join(tmpdir(), 'fakedesk-clients-'))
afterAll(() => rmSync(room, { recursive: true }))

const address = 'https://acme.zendesk.com/api/v2/users/me.json'
const user = 'admin@example.com/token'
const modules = JSON.stringify(fileURLToPath(new URL('../package.json', import.meta.url)))

/** A program that prints the email of who it is signed in as, and how to see whether this machine can run it. */
interface Client {
  readonly file: string
  readonly program: string
  readonly command: readonly string[]
  readonly probe: readonly string[]
}

const python = (library: string, program: string): Client => ({
  file: `${library}-client.py`,
  program,
  command: ['python3', `${library}-client.py`],
  probe: ['python3', '-c', `import ${library}`],
})

const clients: Readonly<Record<string, Client>> = {
  curl: {
    file: 'curl.sh',
    program: `curl -sS -u '${user}:token' ${address}`,
    command: ['sh', 'curl.sh'],
    probe: ['curl', '--version'],
  },
  'fetch of Node': {
    file: 'client.mjs',
    program: `const headers = { authorization: 'Basic ' + btoa('${user}:token') }
      console.log(await (await fetch('${address}', { headers })).text())`,
    command: [process.execPath, 'client.mjs'],
    probe: [process.execPath, '--version'],
  },
  'node-zendesk': {
    file: 'client.cjs',
    program: `const { createClient } = require('node:module').createRequire(${modules})('node-zendesk')
      const { ZENDESK_EMAIL: username, ZENDESK_API_TOKEN: token } = process.env
      createClient({ username, token, subdomain: 'acme' }).users.me().then(({ result }) => console.log(result.email))`,
    command: [process.execPath, 'client.cjs'],
    probe: [process.execPath, '--version'],
  },
  'requests of Python': python(
    'requests',
    `import requests\nprint(requests.get('${address}', auth=('${user}', 'token')).json()['user']['email'])`,
  ),
  'httpx of Python': python(
    'httpx',
    `import httpx\nprint(httpx.get('${address}', auth=('${user}', 'token')).json()['user']['email'])`,
  ),
  'urllib of Python': python(
    'urllib',
    `import base64, urllib.request\nkey = base64.b64encode(b'${user}:token').decode()
request = urllib.request.Request('${address}', headers={'Authorization': 'Basic ' + key})
print(urllib.request.urlopen(request).read().decode())`,
  ),
  zenpy: python(
    'zenpy',
    `import os\nfrom zenpy import Zenpy
print(Zenpy(subdomain='acme', email=os.environ['ZENDESK_EMAIL'], token=os.environ['ZENDESK_API_TOKEN']).users.me().email)`,
  ),
  'net/http of Go': {
    file: 'client.go',
    program: `package main
import ("fmt"; "io"; "net/http")
func main() {
  request, _ := http.NewRequest("GET", "${address}", nil)
  request.SetBasicAuth("${user}", "token")
  response, err := http.DefaultClient.Do(request)
  if err != nil { panic(err) }
  body, _ := io.ReadAll(response.Body)
  fmt.Println(string(body))
}`,
    command: ['go', 'run', 'client.go'],
    probe: ['go', 'version'],
  },
  'HttpClient of Java': {
    file: 'Client.java',
    program: `import java.net.URI; import java.net.http.*; import java.util.Base64;
public class Client { public static void main(String[] args) throws Exception {
  var key = Base64.getEncoder().encodeToString("${user}:token".getBytes());
  var request = HttpRequest.newBuilder(URI.create("${address}")).header("Authorization", "Basic " + key).build();
  System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
} }`,
    command: ['java', 'Client.java'],
    probe: ['javac', '-version'],
  },
  'net/http of Ruby': {
    file: 'client.rb',
    program: `require 'net/http'\nuri = URI('${address}')\nget = Net::HTTP::Get.new(uri)\nget.basic_auth '${user}', 'token'
puts Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(get).body }`,
    command: ['ruby', 'client.rb'],
    probe: ['ruby', '--version'],
  },
  'curl of PHP': {
    file: 'client.php',
    program: `<?php $curl = curl_init('${address}'); curl_setopt($curl, CURLOPT_USERPWD, '${user}:token'); curl_exec($curl);`,
    command: ['php', 'client.php'],
    probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
  },
}

function isThere([command = '', ...args]: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

beforeAll(() => {
  for (const { file, program } of Object.values(clients)) writeFileSync(join(room, file), `${program}\n`)
})

describe('a client with the address of the service written into it reaches the fake', () => {
  for (const [name, { command, probe }] of Object.entries(clients)) {
    test.runIf(isThere(probe))(
      name,
      async () => {
        const env = {
          FAKEDESK_CA_FOLDER: join(room, 'ca'),
          PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
        }
        const inRoom = ['sh', '-c', 'cd "$0" && exec "$@"', room, ...command]
        const { code, stdout, stderr } = await new Command(env, 'run', '--offline', '--', ...inRoom).ended()
        expect({ code, stdout, stderr }).toEqual({
          code: 0,
          stdout: expect.stringContaining('admin@example.com'),
          stderr: expect.stringContaining('fakedesk: 1 request to acme\n'),
        })
        // Go compiles its library the first time.
      },
      180_000,
    )
  }
})
