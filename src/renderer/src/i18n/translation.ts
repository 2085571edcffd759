/**
 * The strings of one language, for the same places as the English ones: a missing or an additional key does not
 * compile. Both forms of a plural (`_one`, `_other`) hold for German as they do for English.
 */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>
}
