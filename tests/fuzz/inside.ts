/** What belongs inside the program and not in an answer. */
export const INSIDE: readonly RegExp[] = [
  /\/(home|root|tmp|usr|var|work|dev|proc|opt)\//,
  /[A-Z]:\\/,
  /node_modules|\bnode:|\.(ts|js|mjs|db|sqlite)\b/,
  /\n\s+at /,
  /\b(Type|Range|Syntax|Reference|Zod|Sqlite|Drizzle|Query)?Error\b/,
  /\bSQLITE|constraint|violates|syntax error|prepared statement|Failed query|params:/i,
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|DROP TABLE|PRAGMA|RETURNING)\b/,
  /\b(select .* from|insert into|delete from|update \w+ set)\b/,
  /Invalid (input|option|string|key|element|value)|Too (big|small)|Unrecognized|[Ee]xpected (one of|a?n? ?(string|number|int|boolean|array|object|record|date|never|nonoptional))|received /,
  /\bundefined\b|\bNaN\b|\[object |\bnull\b|\bprototype\b|\bsafe integer\b/,
]
