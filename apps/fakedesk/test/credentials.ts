export const basic = (name: string, secret: string) => ({ Authorization: `Basic ${btoa(`${name}:${secret}`)}` })

export const admin = basic('admin@example.com', 'password')
