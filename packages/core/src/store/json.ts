/** What plain JSON can hold. All that an account keeps is made of it, and of bytes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }
