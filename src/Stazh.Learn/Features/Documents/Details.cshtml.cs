using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Documents;

/// <summary>A row of the register: its content and history, a correction by another document, annulment.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class DetailsModel(AppDb db, DocumentDesk desk) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public DocumentFacts Facts { get; private set; } = null!;

    public bool CanBeReplaced => Facts.Document.State == DocumentState.Issued || (Facts.Document.State == DocumentState.Annulled && Facts.History.Count == 2);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = new() { FullName = Facts.Document.FullName, SiteTitle = Facts.Document.SiteTitle };
        return Page();
    }

    public async Task<IActionResult> OnPostReplaceAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!CanBeReplaced)
        {
            return Refuse(new DocumentIsReplaced());
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (document, refusal) = await desk.ReplaceAsync(Facts.Document, Input.FullName.Trim(), Input.SiteTitle.Trim(), Input.Reason, Today, Me.Id, Stop);
        return refusal is not null ? Refuse(refusal, "Input.Reason") : Done(Text["Выдан новый документ, прежний помечен как заменённый."], $"/documents/{document!.Id}");
    }

    public async Task<IActionResult> OnPostAnnulAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.FullName = Facts.Document.FullName;
        Input.SiteTitle = Facts.Document.SiteTitle;
        ModelState.Clear();
        return await desk.AnnulAsync(Facts.Document, Input.Reason, Me.Id, Stop) is { } refusal ? Refuse(refusal, "Input.Reason") : Done(Text["Документ аннулирован."], $"/documents/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        Facts = (await DocumentFacts.FindAsync(db, db.DocumentsKeptBy(Me.Id).Where(d => d.Id == id), Stop))!;
        return Facts is not null;
    }

    public sealed class InputModel
    {
        [Display(Name = "Фамилия, имя, отчество")]
        [Required(ErrorMessage = "Введите имя так, как оно должно стоять в документе.")]
        [StringLength(CompletionDocument.LongestName, ErrorMessage = "Не длиннее {1} знаков.")]
        public string FullName { get; set; } = "";

        [Display(Name = "Площадка")]
        [Required(ErrorMessage = "Введите название площадки.")]
        [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
        public string SiteTitle { get; set; } = "";

        [Display(Name = "Причина")]
        [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Reason { get; set; }
    }
}
