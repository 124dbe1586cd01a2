using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Programmes;

/// <summary>The linter's result of the loaded version, and its way to approval.</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class LintModel(ProgrammeLibrary library, AppDb db) : AppPage
{
    public ProgrammeEntry Entry { get; private set; } = null!;

    public ProgrammeVersion Version { get; private set; } = null!;

    public IReadOnlyList<LintProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public Task<IActionResult> OnPostAgreeAsync(string slug, Guid version) =>
        MoveAsync(slug, version, v => v.Agree(Me.Id, Now), "programme.agreed", "Программа согласована.");

    public Task<IActionResult> OnPostApproveAsync(string slug, Guid version) =>
        MoveAsync(slug, version, v => v.Approve(Me.Id, Now), "programme.approved", "Программа утверждена и открыта всем.");

    private async Task<IActionResult> MoveAsync(string slug, Guid version, Func<ProgrammeVersion, Refusal?> move, string action, string done)
    {
        if (!await db.GrantsOf(Me.Id, Role.Coordinator).AnyAsync(Stop) || !await LoadAsync(slug) || Version.Id != version)
        {
            return NotFound();
        }

        if (move(Version) is { } refusal)
        {
            return Refuse(refusal);
        }

        db.Record(Now, Me.Id, action, nameof(ProgrammeVersion), Version.Id);
        try
        {
            await db.SaveChangesAsync(Stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refuse(Version.State == ProgrammeState.Approved ? new AlreadyApproved() : new AlreadyAgreed());
        }

        return Done(Text[done], $"/programs/{slug}/lint");
    }

    private async Task<bool> LoadAsync(string slug)
    {
        if (await library.FindAsync(slug, approvedOnly: false, Stop) is not { } entry)
        {
            return false;
        }

        Entry = entry;
        Version = await db.Set<ProgrammeVersion>().SingleAsync(v => v.Id == entry.VersionId, Stop);
        Problems = PackageLinter.Check(entry.Package, library.Formats.Keys.ToHashSet());
        return true;
    }
}
