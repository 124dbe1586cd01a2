using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record SomebodySavedFirst() : Refusal("Кто-то сохранил эту площадку раньше вас. Ниже — ваш текст; сравните его с тем, что сохранено теперь, и сохраните ещё раз.");

/// <summary>What people add to a row of the registry: themes, for whom and equipment.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class EditModel(AppDb db, SiteAccess access, SiteEditing editing) : AppPage
{
    public InputModel Input { get; private set; } = new();

    public InternshipSite Site { get; private set; } = null!;

    /// <summary>Shown beside what was typed when somebody saved first.</summary>
    public bool Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = new() { Themes = string.Join('\n', Site.Themes), TargetGroup = Site.TargetGroup, Targets = [.. Site.Targets], Equipment = Site.Equipment, Stamp = Site.Stamp };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [Bind(Prefix = nameof(Input))] InputModel input)
    {
        Input = input;
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await editing.SaveAsync(Site, Input, Me.Id, Stop) is { } refusal)
        {
            Conflict = true;
            ModelState.Remove("Input.Stamp");
            Input.Stamp = Site.Stamp;
            var page = Refuse(refusal);
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        return Done(Text["Площадка сохранена."], $"/sites/{slug}");
    }

    private async Task<bool> FoundAsync(string slug) =>
        await db.Set<InternshipSite>().Include(s => s.Organisations).FirstOrDefaultAsync(s => s.Slug == slug, Stop) is { } site
        && await access.MayEditAsync((Site = site).SubjectCode, Stop);

    public sealed class InputModel
    {
        [Display(Name = "Темы")]
        [StringLength(2000, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Themes { get; set; }

        [Display(Name = "Кого ждут")]
        [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? TargetGroup { get; set; }

        /// <summary>Codes of <see cref="SiteTargets"/>.</summary>
        public List<string> Targets { get; set; } = [];

        [Display(Name = "Помещения и оборудование")]
        [StringLength(4000, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Equipment { get; set; }

        public Guid Stamp { get; set; }
    }
}
