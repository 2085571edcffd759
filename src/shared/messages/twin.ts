/** The same words in another language: functions of the same signature, texts and tables of texts in the same places. */
export type Twin<English> = English extends (...given: never) => unknown
  ? English
  : English extends string
    ? string
    : { readonly [Key in keyof English]: Twin<English[Key]> }
