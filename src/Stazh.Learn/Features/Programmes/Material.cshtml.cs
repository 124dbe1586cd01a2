using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Programmes;

[AllowAnonymous]
public sealed class MaterialModel(ProgrammeLibrary library) : AppPage
{
    public Programme Programme { get; private set; } = null!;

    public Material Material { get; private set; } = null!;

    public IReadOnlyList<CompetencyDeficit> Deficits { get; private set; } = [];

    public string? Video => Material.Url ?? (Material.Media is null ? null : $"/programs/{Programme.Slug}/materials/{Material.Code}/media");

    public async Task<IActionResult> OnGetAsync(string slug, string code)
    {
        var entry = await library.FindAsync(slug, approvedOnly: !Me.Is(Role.Coordinator), Stop);
        if (entry?.Package.Material(code) is not { } material)
        {
            return NotFound();
        }

        if (!material.IsPublic && !Me.IsSignedIn)
        {
            return Challenge();
        }

        (Programme, Material) = (entry.Programme, material);
        Deficits = [.. material.Deficits.Select(entry.Package.Deficit).OfType<CompetencyDeficit>()];
        return Page();
    }
}
