using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The plan-schedule of an application when it is written here and not in a file: what is attached is a frozen copy .</summary>
public sealed class ApplicationPlans(AppDb db, IPlans plans, FileIntake intake, IFileStore store, TimeProvider clock)
{
    internal static PlanOwner Owner(Guid applicationId) => new(PlanOwnerKind.Application, applicationId);

    /// <summary>The address of the plan: the one that is there, or a new one for the school year.</summary>
    public async Task<string> BeginAsync(StatusApplication application, DateOnly today, CancellationToken stop)
    {
        if (await plans.OfAsync(Owner(application.Id), today, stop) is [{ } there, ..])
        {
            return there.Address;
        }

        var year = today.Month >= 6 ? today.Year : today.Year - 1;
        var name = application.Text.OrganisationName;
        var plan = plans.Create(new(Owner(application.Id), name, application.Region, PlanForm.Schedule, new(new(year, 9, 1), new(year + 1, 8, 31))), application.ApplicantId);
        await db.SaveChangesAsync(stop);
        return $"/plans/{plan.Id}";
    }

    /// <summary>Freezes the plan as it stands now into a file of the application.</summary>
    public async Task<(Guid? File, Refusal? Refusal)> FreezeAsync(StatusApplication application, DateOnly today, CancellationToken stop)
    {
        if (await plans.PrintAsync(Owner(application.Id), today, stop) is not { } document)
        {
            return (null, new PlanIsEmpty());
        }

        var temporary = store.NewTemporary();
        await File.WriteAllBytesAsync(temporary, DocxWriter.Write(document), stop);
        var (file, wrong) = await intake.TakeAsync(temporary, $"План-график {clock.GetUtcNow():yyyy-MM-dd}.docx", application.ApplicantId, PlanFileAccess.Plan, stop);
        return (file?.Id, wrong);
    }
}

/// <summary>The applicant writes the plan while the application may be changed; coordinators read it with the application.</summary>
internal sealed class ApplicationPlanOwners(AppDb db) : IPlanOwners
{
    public PlanOwnerKind Kind => PlanOwnerKind.Application;

    public Task<bool> MayWriteAsync(Guid ownerId, Guid personId, CancellationToken stop) => db.Set<StatusApplication>()
        .AnyAsync(a => a.Id == ownerId && a.ApplicantId == personId && (a.State == ApplicationState.Draft || a.State == ApplicationState.Returned), stop);

    public string? AddressOf(Guid ownerId) => $"/applications/{ownerId}";
}
