import type { BodyShape, ScalarShape } from '@fakedesk/spec'

/** What a property of a seed may hold: as of a request's body, and times, which a body's shape does not tell. */
export type Shape = BodyShape | (ScalarShape & { readonly format: 'date-time' })

/** What every record of a seed may say. */
export interface Identified {
  /** Drawn where it is left out. Other records of the seed refer to it. */
  readonly id?: number
}

export interface Dated extends Identified {
  /** The account's present where it is left out. */
  readonly created_at?: string
  readonly updated_at?: string
}

export const text = { type: 'string', maxLength: 255 } as const
const longText = { type: 'string' } as const
export const flag = { type: 'boolean' } as const
export const whole = { type: 'integer' } as const
export const texts = { type: 'array', items: longText } as const
export const time = { type: 'string', format: 'date-time' } as const
export const orNull = <S extends Shape>(shape: S) => ({ ...shape, nullable: true }) as const

export const identified = { id: whole } as const
export const dated = { ...identified, created_at: time, updated_at: time } as const
