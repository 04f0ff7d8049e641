/** In minutes. */
export const day = 24 * 60
export const week = 7 * day
