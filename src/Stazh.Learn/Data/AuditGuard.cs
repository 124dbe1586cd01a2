using Microsoft.EntityFrameworkCore;

namespace Stazh.Learn.Data;

/// <summary>The database itself refuses to change the audit log, whichever program asks.</summary>
internal static class AuditGuard
{
    private const string Sqlite = """
        create trigger if not exists audit_no_update before update on "Audit" begin select raise(abort, 'The audit log is append-only.'); end;
        create trigger if not exists audit_no_delete before delete on "Audit" begin select raise(abort, 'The audit log is append-only.'); end;
        """;

    // One transaction under a lock of its own: several nodes may start at once.
    private const string Postgres = """
        do $guard$ begin
          perform pg_advisory_xact_lock(7329001);
          if not exists (select from pg_trigger where tgname = 'audit_append_only' and tgrelid = '"Audit"'::regclass) then
            create or replace function audit_append_only() returns trigger language plpgsql as
              $body$ begin raise exception 'The audit log is append-only.'; end $body$;
            create trigger audit_append_only before update or delete or truncate on "Audit" for each statement execute function audit_append_only();
          end if;
        end $guard$
        """;

    public static Task SetAsync(AppDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Postgres : Sqlite, stop);
}
