using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Intakes that are open or will be, and the reader's own applications.</summary>
public sealed class ApplyModel(AppDb db, ApplicationDesk desk) : AppPage
{
    public IReadOnlyList<IntakeWindow> Windows { get; private set; } = [];

    public IReadOnlyList<ApplicationRow> Mine { get; private set; } = [];

    public DateOnly Day => Today;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(Guid window)
    {
        var (application, refusal) = await desk.BeginAsync(window, Me.Id, Today, Stop);
        if (application is not null)
        {
            return Done(refusal is null ? Text["Черновик создан: заполните поля и приложите план-график."] : refusal.In(Text), $"/applications/{application.Id}");
        }

        await LoadAsync();
        return Refuse(refusal!);
    }

    private async Task LoadAsync()
    {
        var (personId, today) = (Me.Id, Today);
        Windows = await db.Set<IntakeWindow>().AsNoTracking().Where(w => w.ClosesOn >= today).OrderBy(w => w.OpensOn).ThenBy(w => w.Id).Take(50).ToListAsync(Stop);
        Mine = await ApplicationRow.Of(db.Set<StatusApplication>().Where(a => a.ApplicantId == personId), db).OrderByDescending(r => r.Id).Take(50).ToListAsync(Stop);
    }
}

/// <summary>An application for a list.</summary>
public sealed record ApplicationRow
{
    public Guid Id { get; init; }

    public required string Organisation { get; init; }

    public required string District { get; init; }

    public ApplicationState State { get; init; }

    public AwardingRoad Road { get; init; }

    public required string Window { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public static IQueryable<ApplicationRow> Of(IQueryable<StatusApplication> applications, AppDb db) =>
        from a in applications.AsNoTracking()
        join w in db.Set<IntakeWindow>() on a.WindowId equals w.Id
        select new ApplicationRow { Id = a.Id, Organisation = a.Text.OrganisationName, District = a.District, State = a.State, Road = a.Road, Window = w.Title, SubmittedAt = a.SubmittedAt };
}
