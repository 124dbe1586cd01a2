using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Documents;

public sealed record EducationNeedsConsent() : Refusal("Без согласия эти данные хранить нельзя: отметьте его или не заполняйте форму.");

/// <summary>The trainee's own data for the federal register, asked early and only where a qualification document is issued.</summary>
public sealed class OwnEducationModel(AppDb db, InternshipLoader internships, ConsentTexts texts) : AppPage
{
    private EducationRecord? record;

    [BindProperty]
    public EducationInput Input { get; set; } = new();

    public InternshipPlace Place { get; private set; } = null!;

    public bool HasAgreed { get; private set; }

    public DateTimeOffset? SavedAt => record?.SavedAt;

    public ConsentText Consent => texts.Of(ConsentKind.EducationData);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = record is null ? new() : EducationInput.Of(record);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!HasAgreed && !Input.Agree)
        {
            return Refuse(new EducationNeedsConsent(), "Input.Agree");
        }

        if (!HasAgreed)
        {
            db.Add(new Consent { Id = Guid.CreateVersion7(Now), PersonId = Me.Id, Kind = ConsentKind.EducationData, Version = Consent.Version, GivenAt = Now });
            db.Record(Now, Me.Id, "consent.given", nameof(Accounts.Consent), Me.Id, $"{ConsentKind.EducationData} {Consent.Version}");
        }

        if (record is null)
        {
            db.Add(record = new EducationRecord { PersonId = Me.Id, DiplomaFamilyName = "", DiplomaNumber = "", Snils = "" });
        }

        Input.Into(record, Now);
        db.Record(Now, Me.Id, "education.saved", nameof(EducationRecord), Me.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Сведения сохранены. Исправить их можно до выдачи удостоверения."], $"/learn/{id}/qualification");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await internships.MineAsync(id, Stop) is not { Package.IssuesQualificationCertificate: true } place)
        {
            return false;
        }

        Place = place;
        HasAgreed = await db.Set<Consent>().AnyAsync(c => c.PersonId == Me.Id && c.Kind == ConsentKind.EducationData && c.WithdrawnAt == null, Stop);
        record = await db.Set<EducationRecord>().SingleOrDefaultAsync(r => r.PersonId == Me.Id, Stop);
        return true;
    }
}
