using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Administration;

[Authorize(Policy = Policies.Administrator)]
public sealed class StateModel(SystemState state, AppDb db) : AppPage
{
    public DatabaseState Database { get; private set; } = null!;

    public StorageState Storage { get; private set; } = null!;

    public OutboxState Outbox { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Database = await state.DatabaseAsync(Stop);
        Storage = state.Storage();
        Outbox = await state.OutboxAsync(Stop);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id)
    {
        if (await db.Outbox.FirstOrDefaultAsync(o => o.Id == id && o.DoneAt == null, Stop) is not { } row)
        {
            return NotFound();
        }

        row.DueAt = Now;
        db.Record(Now, Me.Id, "outbox.retried", nameof(OutboxRow), row.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Повторим в ближайшие секунды."], "/admin");
    }
}
