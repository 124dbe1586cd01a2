using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The model of <c>_Timeline.cshtml</c>.</summary>
/// <param name="IsOwner">Files and links to change are the owner's.</param>
public sealed record TimelineView(IReadOnlyList<GrowthEvent> Events, bool IsOwner);

/// <summary>«Журнал непрерывного профессионального роста» of the reader .</summary>
public sealed class JournalModel(AppDb db, GrowthReader growth, JournalDesk desk, IOptions<StazhSettings> settings) : AppPage
{
    public GrowthPicture Picture { get; private set; } = null!;

    /// <summary>Links in force.</summary>
    public IReadOnlyList<JournalShare> Shares { get; private set; } = [];

    public string Address(JournalShare share) => $"{settings.Value.PublicUrl.TrimEnd('/')}/growth/{share.Token}";

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostShareAsync(int days)
    {
        if (await desk.ShareAsync(days, Today, Me.Id, Stop) is { } refusal)
        {
            await LoadAsync();
            return Refuse(refusal);
        }

        return Done(Text["Ссылка готова."], "/learn/journal#share");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id) => await desk.RevokeAsync(id, Me.Id, Stop) ? Done(Text["Ссылка отозвана: по ней больше ничего не открыть."], "/learn/journal#share") : NotFound();

    private async Task<bool> LoadAsync()
    {
        var (me, today) = (Me.Id, Today);
        if (await growth.OfAsync(me, Stop) is not { } picture)
        {
            return false;
        }

        Picture = picture;
        Shares = await db.Set<JournalShare>().AsNoTracking().Where(s => s.PersonId == me && s.RevokedAt == null && s.Until >= today).OrderByDescending(s => s.Id).Take(20).ToListAsync(Stop);
        return true;
    }
}
