export const USAGE = `Usage: npm run -s cli -- <command>

  init --db FILE --name NAME --zone ZONE --currency CODE [--owner NAME]
      creates an empty studio
  demo --db FILE [--clients N] [--weeks N] [--seed N]
      creates a realistic studio, the same for the same seed
  call METHOD [JSON] --db FILE [--as STAFF_ID]
      makes one call and prints the reply as one JSON line
  rpc --db FILE [--as STAFF_ID]
      reads one { "id", "method", "input" } a line, writes one { "id", "ok", ... } a line
  check --db FILE
      checks that everything adds up
  import FILE.csv --db FILE [--dry-run] [--leave-out-bad] [--report FILE] [--as STAFF_ID]
      brings over clients and their opening balances, all or none; lists bad lines on stderr

Exit code 0: done. 1: refused, or the check found errors. 2: it could not run.
`
