/** Ways to trust the certificate in a file, for a reader with a shell: program by program, then for a whole system. */
export function trusting(file: string): readonly string[] {
  return columns([
    ['curl', `curl --cacert ${file} ...`],
    ['Node', `NODE_EXTRA_CA_CERTS=${file}`],
    ['Python requests', `REQUESTS_CA_BUNDLE=${file}, in the place of all others`],
    ['OpenSSL, Go, Ruby', `SSL_CERT_FILE=${file}, in the place of all others`],
    ['Java', `keytool -importcert -cacerts -storepass changeit -noprompt -alias fakedesk -file ${file}`],
    ['Debian, Ubuntu', `sudo cp ${file} /usr/local/share/ca-certificates/fakedesk.crt && sudo update-ca-certificates`],
    ['Fedora, RHEL', `sudo trust anchor ${file}`],
    ['macOS', `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${file}`],
    ['Windows', `certutil -user -addstore Root ${file}`],
    ['Firefox', 'Settings, Privacy & Security, View Certificates, Authorities, Import'],
  ])
}

/** How what keeps a list of its own forgets it again. */
export function forgetting(): readonly string[] {
  return columns([
    ['Java', 'keytool -delete -cacerts -storepass changeit -alias fakedesk'],
    ['Debian, Ubuntu', 'sudo rm /usr/local/share/ca-certificates/fakedesk.crt && sudo update-ca-certificates --fresh'],
    ['Fedora, RHEL', 'trust list | grep -i fakedesk, then sudo trust anchor --remove with its pkcs11: address'],
    ['macOS', 'Keychain Access, login, Certificates: delete "Fakedesk authority ..."'],
    ['Windows', 'certutil -user -delstore Root "Fakedesk authority ..."'],
    ['Firefox', 'Settings, Privacy & Security, View Certificates, Authorities: delete it'],
  ])
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, way]) => `  ${name.padEnd(width)}${way}`)
}
