using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>Changes of one site by hand, each with its audit row.</summary>
public sealed class SiteEditing(AppDb db, TimeProvider clock)
{
    /// <summary>Saves, or says that somebody else saved first; the site then holds what is stored now.</summary>
    internal async Task<Refusal?> SaveAsync(InternshipSite site, EditModel.InputModel input, Guid by, CancellationToken stop)
    {
        if (site.Stamp != input.Stamp)
        {
            return new SomebodySavedFirst();
        }

        site.Themes = [.. (input.Themes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        (site.TargetGroup, site.Equipment) = (input.TargetGroup?.Trim() ?? "", input.Equipment?.Trim() ?? "");
        site.Targets = [.. SiteTargets.All.Where(input.Targets.Contains)];
        site.Words = SiteText.Of(site);
        site.Stamp = Guid.NewGuid();
        db.Record(clock.GetUtcNow(), by, "site.edited", nameof(InternshipSite), site.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Entries<Data.AuditRow>().ToList().ForEach(a => a.State = EntityState.Detached);
            await db.Entry(site).ReloadAsync(stop);
            return new SomebodySavedFirst();
        }
    }
}
