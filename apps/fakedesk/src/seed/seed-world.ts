export function seedWorld() {}
